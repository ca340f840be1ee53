// System calls that Swift's Glibc module leaves out.
#pragma once

#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Swaps two paths in one step: `RENAME_EXCHANGE` of renameat2(2). Errors as of rename(2); `EINVAL` where the file
/// system cannot.
static inline int polyreel_exchange(const char *left, const char *right) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, left, AT_FDCWD, right, 2u);
}

/// Large blocks come from the heap and stay with the process when they are freed, up to 256 MiB (mallopt(3)).
static inline void polyreel_keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    // Heaps of other arenas are given back whole whatever the threshold.
    mallopt(M_ARENA_MAX, 1);
}
