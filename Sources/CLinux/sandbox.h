// Confinement of a process that reads hostile files: Landlock (landlock(7)) and seccomp (seccomp(2)).
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

/// Refuses every thread of the process sockets, other programs, debugging and the kernel's larger interfaces.
/// Returns 0, or -1 with `errno`; `ENOSYS` where this architecture has no list.
static inline int polyreel_seccomp(void) {
#ifdef POLYREEL_ARCHITECTURE
    static const int refused[] = {
        SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_execve,
        SYS_execveat, SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_mount, SYS_umount2, SYS_pivot_root,
        SYS_chroot, SYS_setns, SYS_unshare, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_keyctl, SYS_add_key,
        SYS_request_key, SYS_kexec_load, SYS_init_module, SYS_finit_module, SYS_delete_module,
        425 /* io_uring_setup */, 426, 427,
    };
    enum { count = sizeof refused / sizeof *refused };
    struct sock_filter program[count + 7];
    size_t end = 0;
    program[end++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    program[end++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, POLYREEL_ARCHITECTURE, 1, 0);
    program[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    program[end++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    // Above are the numbers of x32, by which the same calls could be made.
    program[end++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000u, (unsigned char)(count + 1), 0);
    for (size_t index = 0; index < count; index++)
        program[end++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (unsigned)refused[index], (unsigned char)(count - index), 0);
    program[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program[end++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    struct sock_fprog filter = {(unsigned short)end, program};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
#else
    errno = ENOSYS;
    return -1;
#endif
}
