#ifndef CFILEEXCHANGE_SHIM_H
#define CFILEEXCHANGE_SHIM_H

#include <errno.h>
#include <unistd.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>

/// Exchanges two names in one step: at no moment is either missing. Returns 0, or -1 with errno.
///
/// By system call, as the C library declares `renameat2` under feature macros only.
static inline int cfileexchange_exchange(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2u /* RENAME_EXCHANGE */);
}

/// Writes out all of the file system that a descriptor is on. Returns 0, or -1 with errno.
static inline int cfileexchange_synchronize(int descriptor) {
  return (int)syscall(SYS_syncfs, descriptor);
}
#else
static inline int cfileexchange_exchange(const char *first, const char *second) {
  errno = ENOSYS;
  return -1;
}

static inline int cfileexchange_synchronize(int descriptor) { return fsync(descriptor); }
#endif

#endif
