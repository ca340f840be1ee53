// Confinement of a process that reads hostile files: Landlock (landlock(7)) and seccomp (seccomp(2)).
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/ucontext.h>
#include <unistd.h>

// glibc declares it for _GNU_SOURCE only, which a module cannot set.
#ifndef O_PATH
#define O_PATH 010000000
#endif

// The numbers of the system calls are the same on every architecture; older headers lack the newer fields.
#define POLYREEL_LANDLOCK_CREATE 444
#define POLYREEL_LANDLOCK_ADD 445
#define POLYREEL_LANDLOCK_RESTRICT 446

struct polyreel_landlock_rules {
    uint64_t files, network, scoped;
};

struct polyreel_landlock_path {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

/// The kernel's version of Landlock, or 0 where there is none.
static inline int polyreel_landlock_version(void) {
    long version = syscall(POLYREEL_LANDLOCK_CREATE, NULL, 0, 1u);
    return version < 0 ? 0 : (int)version;
}

/// Whether the kernel filters system calls.
static inline int polyreel_has_seccomp(void) {
    unsigned action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

/// Allows a ruleset one file to read, or one folder to read and write regular files in.
static inline int polyreel_landlock_allow(int rules, int version, const char *path, int writable) {
    struct polyreel_landlock_path rule = {1ull << 2 /* read a file */, open(path, O_PATH | O_CLOEXEC)};
    struct stat facts;
    if (rule.parent < 0) return -1;
    if (fstat(rule.parent, &facts) == 0 && S_ISDIR(facts.st_mode)) rule.allowed |= 1ull << 3 /* list a folder */;
    // Write, remove and make regular files; truncate.
    if (writable) rule.allowed |= 1ull << 1 | 1ull << 5 | 1ull << 8 | (version >= 3 ? 1ull << 14 : 0);
    int status = (int)syscall(POLYREEL_LANDLOCK_ADD, rules, 1, &rule, 0u);
    int error = errno;
    close(rule.parent);
    errno = error;
    return status;
}

/// Leaves the calling thread, and those it starts, `count` files to read and the folder `writable` to write; no other
/// file and no TCP. Call it while there is one thread only.
/// Returns 0, or -1 with `errno`; `ENOSYS` where the kernel has no Landlock.
static inline int polyreel_landlock(const char *const *readable, int count, const char *writable) {
    int version = polyreel_landlock_version();
    if (version == 0) { errno = ENOSYS; return -1; }
    // Bits of landlock(7): files since version 1, 2 (refer), 3 (truncate) and 5 (device controls).
    uint64_t bits = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    struct polyreel_landlock_rules all = {(1ull << bits) - 1, 3, 3};
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int rules = (int)syscall(POLYREEL_LANDLOCK_CREATE, &all, size, 0u);
    if (rules < 0) return -1;
    int status = 0;
    for (int index = 0; index < count && status == 0; index++)
        status = polyreel_landlock_allow(rules, version, readable[index], 0);
    if (status == 0) status = polyreel_landlock_allow(rules, version, writable, 1);
    if (status == 0) status = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (status == 0) status = (int)syscall(POLYREEL_LANDLOCK_RESTRICT, rules, 0u);
    int error = errno;
    close(rules);
    errno = error;
    return status;
}

#if defined(__x86_64__)
#define POLYREEL_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define POLYREEL_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef POLYREEL_ARCHITECTURE
#ifdef __x86_64__
#define POLYREEL_REGISTER(context, index) ((context)->uc_mcontext.gregs[(index)])
// Indices of the registers that hold a call's arguments, and of the one that holds what it answers (sys/ucontext.h).
enum { POLYREEL_FIRST = 8, POLYREEL_SECOND = 9, POLYREEL_THIRD = 12, POLYREEL_FOURTH = 2, POLYREEL_RESULT = 13 };
#else
#define POLYREEL_REGISTER(context, index) ((context)->uc_mcontext.regs[(index)])
enum { POLYREEL_FIRST = 0, POLYREEL_SECOND = 1, POLYREEL_THIRD = 2, POLYREEL_FOURTH = 3, POLYREEL_RESULT = 0 };
#endif

/// What a file is, by opening it: Landlock allows that of the process's own files only, and allows asking of all others.
/// `answer` is nil where only its being there is asked.
static inline long polyreel_stat_opened(int folder, const char *path, void *answer, int flags) {
    const int empty = 0x1000 /* AT_EMPTY_PATH */, here = 0x100 /* AT_SYMLINK_NOFOLLOW */;
    if (answer && flags & empty && path && *path == 0)
        return syscall(SYS_fstat, folder, answer) == 0 ? 0 : -errno;
    int way = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (flags & here ? O_NOFOLLOW : 0);
    int file = (int)syscall(SYS_openat, folder, path, way, 0);
    if (file < 0) return -errno;
    long status = answer && syscall(SYS_fstat, file, answer) != 0 ? -errno : 0;
    close(file);
    return status;
}

/// Answers the calls that the filter hands back (`SECCOMP_RET_TRAP`): those that tell what stands at a path.
static inline void polyreel_answer(int number, siginfo_t *info, void *context) {
    (void)number;
    ucontext_t *at = (ucontext_t *)context;
    long first = (long)POLYREEL_REGISTER(at, POLYREEL_FIRST), second = (long)POLYREEL_REGISTER(at, POLYREEL_SECOND);
    long third = (long)POLYREEL_REGISTER(at, POLYREEL_THIRD), fourth = (long)POLYREEL_REGISTER(at, POLYREEL_FOURTH);
    int kept = errno;
    long result = -EPERM;
    switch (info->si_syscall) {
    case SYS_newfstatat: result = polyreel_stat_opened((int)first, (const char *)second, (void *)third, (int)fourth); break;
    case SYS_faccessat:
    case 439 /* faccessat2 */: result = polyreel_stat_opened((int)first, (const char *)second, 0, 0); break;
#ifdef __x86_64__
    case SYS_stat: result = polyreel_stat_opened(AT_FDCWD, (const char *)first, (void *)second, 0); break;
    case SYS_lstat: result = polyreel_stat_opened(AT_FDCWD, (const char *)first, (void *)second, 0x100); break;
    case SYS_access: result = polyreel_stat_opened(AT_FDCWD, (const char *)first, 0, 0); break;
#endif
    }
    POLYREEL_REGISTER(at, POLYREEL_RESULT) = (unsigned long)result;
    errno = kept;
}
#endif

/// Refuses every thread of the process sockets, other programs and processes, debugging, whatever changes another process
/// or the modes and times of files, devices, the kernel's larger interfaces, and those that are newer than this list. What stands at a path is told of files only that
/// may be opened.
/// Returns 0, or -1 with `errno`; `ENOSYS` where this architecture has no list.
static inline int polyreel_seccomp(void) {
#ifdef POLYREEL_ARCHITECTURE
    static const int refused[] = {
        SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_execve,
        SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_mount, SYS_umount2,
        SYS_pivot_root, SYS_chroot, SYS_chdir, SYS_setns, SYS_unshare, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
        SYS_keyctl, SYS_add_key, SYS_request_key, SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module,
        425 /* io_uring_setup */, 426, 427, 428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */,
        431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */, 443 /* quotactl_fd */,
        457 /* statmount */, 458 /* listmount */, 467 /* open_tree_attr */,
        // Other processes: their priority, cores, memory and signals.
        SYS_setpriority, SYS_ioprio_set, SYS_sched_setparam, SYS_sched_setscheduler, SYS_sched_setattr,
        SYS_sched_setaffinity, SYS_migrate_pages, SYS_move_pages, SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo,
        424 /* pidfd_send_signal */, 434 /* pidfd_open */, 438 /* pidfd_getfd */, 440 /* process_madvise */,
        448 /* process_mrelease */,
        // Memory that no limit counts, and ways to meet other processes.
        SYS_memfd_create, 447 /* memfd_secret */, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semctl, SYS_msgget,
        SYS_msgctl, SYS_msgsnd, SYS_msgrcv, SYS_mq_open, SYS_mq_unlink,
        // Modes, owners, times and attributes of files, and what else tells of paths.
        SYS_fchmod, SYS_fchmodat, 452 /* fchmodat2 */, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr,
        SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_getxattr, SYS_lgetxattr,
        SYS_listxattr, SYS_llistxattr, SYS_readlinkat, SYS_statfs, SYS_inotify_add_watch, SYS_fanotify_mark,
        SYS_name_to_handle_at, SYS_open_by_handle_at, 463 /* setxattrat */, 464 /* getxattrat */, 465 /* listxattrat */,
        466 /* removexattrat */, 468 /* file_getattr */, 469 /* file_setattr */,
#ifdef __x86_64__
        SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_readlink, SYS_fork, SYS_vfork,
#endif
    };
    // The newest call that was looked at, of Linux 6.17; from 424 on they have one number on both architectures. Those that
    // come are not there for a child.
    const unsigned newest = 469;
    // The C library does without these when the kernel has not got them.
    static const int missing[] = {435 /* clone3 */, 437 /* openat2 */, SYS_statx};
    static const int answered[] = {
        SYS_newfstatat, SYS_faccessat, 439 /* faccessat2 */,
#ifdef __x86_64__
        SYS_stat, SYS_lstat, SYS_access,
#endif
    };
    // Allowed where the lower half of an argument is a value: this process itself.
    const struct { int call, argument; unsigned value; } own[] = {
        {SYS_prlimit64, 0, 0}, {SYS_kill, 0, (unsigned)getpid()}, {SYS_tgkill, 0, (unsigned)getpid()},
    };
    // Allowed where these bits of an argument are set, or where none is.
    const struct { int call, argument, set; unsigned bits; } flags[] = {
        {SYS_clone, 0, 1, 0x10000 /* CLONE_THREAD */}, {SYS_openat, 2, 0, O_PATH},
#ifdef __x86_64__
        {SYS_open, 1, 0, O_PATH},
#endif
    };
    // Of fcntl(2): a signal to another process when something can be read.
    static const unsigned signalling[] = {8 /* F_SETOWN */, 10 /* F_SETSIG */, 15 /* F_SETOWN_EX */};
    enum {
        count = 2 * (sizeof refused / sizeof *refused + sizeof missing / sizeof *missing
            + sizeof answered / sizeof *answered) + 5 * (sizeof own / sizeof *own + sizeof flags / sizeof *flags)
            + 2 * (sizeof signalling / sizeof *signalling) + 3 + 2 + 2 + 7
    };
    struct sock_filter program[count];
    size_t end = 0;
#define POLYREEL_ADD(...) program[end++] = (struct sock_filter)__VA_ARGS__
#define POLYREEL_CALL(number, skip) POLYREEL_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)(number), 0, skip))
#define POLYREEL_LOAD(field) POLYREEL_ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)(field)))
#define POLYREEL_END(answer) POLYREEL_ADD(BPF_STMT(BPF_RET | BPF_K, answer))
    const unsigned refusal = SECCOMP_RET_ERRNO | EPERM;
    POLYREEL_LOAD(offsetof(struct seccomp_data, arch));
    POLYREEL_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, POLYREEL_ARCHITECTURE, 1, 0));
    POLYREEL_END(refusal);
    POLYREEL_LOAD(offsetof(struct seccomp_data, nr));
    // Above are the numbers of x32, by which the same calls could be made.
    POLYREEL_ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, 0, 1));
    POLYREEL_END(refusal);
    POLYREEL_ADD(BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, newest, 0, 1));
    POLYREEL_END(SECCOMP_RET_ERRNO | ENOSYS);
    // No file of a child's is a device or a terminal; of regular ones these change attributes, whoever may only read them.
    POLYREEL_CALL(SYS_ioctl, 1);
    POLYREEL_END(SECCOMP_RET_ERRNO | ENOTTY);
    for (size_t index = 0; index < sizeof refused / sizeof *refused; index++) {
        POLYREEL_CALL(refused[index], 1);
        POLYREEL_END(refusal);
    }
    for (size_t index = 0; index < sizeof missing / sizeof *missing; index++) {
        POLYREEL_CALL(missing[index], 1);
        POLYREEL_END(SECCOMP_RET_ERRNO | ENOSYS);
    }
    for (size_t index = 0; index < sizeof answered / sizeof *answered; index++) {
        POLYREEL_CALL(answered[index], 1);
        POLYREEL_END(SECCOMP_RET_TRAP);
    }
    POLYREEL_CALL(SYS_fcntl, (unsigned char)(2 * (sizeof signalling / sizeof *signalling) + 2));
    POLYREEL_LOAD(offsetof(struct seccomp_data, args) + 8);
    for (size_t index = 0; index < sizeof signalling / sizeof *signalling; index++) {
        POLYREEL_CALL(signalling[index], 1);
        POLYREEL_END(refusal);
    }
    POLYREEL_END(SECCOMP_RET_ALLOW);
    for (size_t index = 0; index < sizeof own / sizeof *own; index++) {
        POLYREEL_CALL(own[index].call, 4);
        POLYREEL_LOAD(offsetof(struct seccomp_data, args) + 8 * (size_t)own[index].argument);
        POLYREEL_ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, own[index].value, 1, 0));
        POLYREEL_END(refusal);
        POLYREEL_END(SECCOMP_RET_ALLOW);
    }
    for (size_t index = 0; index < sizeof flags / sizeof *flags; index++) {
        POLYREEL_CALL(flags[index].call, 4);
        POLYREEL_LOAD(offsetof(struct seccomp_data, args) + 8 * (size_t)flags[index].argument);
        POLYREEL_ADD(BPF_JUMP(
            BPF_JMP | BPF_JSET | BPF_K, flags[index].bits, flags[index].set ? 1 : 0, flags[index].set ? 0 : 1));
        POLYREEL_END(refusal);
        POLYREEL_END(SECCOMP_RET_ALLOW);
    }
    POLYREEL_END(SECCOMP_RET_ALLOW);
#undef POLYREEL_ADD
#undef POLYREEL_CALL
#undef POLYREEL_LOAD
#undef POLYREEL_END
    struct sigaction action = {0};
    action.sa_sigaction = polyreel_answer;
    action.sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGSYS, &action, NULL) != 0) return -1;
    struct sock_fprog filter = {(unsigned short)end, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
#else
    errno = ENOSYS;
    return -1;
#endif
}
