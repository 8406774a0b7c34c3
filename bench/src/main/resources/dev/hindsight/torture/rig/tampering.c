/*
 * Preloaded into a process (LD_PRELOAD), so that it sees another clock, a disk without room, or a
 * disk that cannot be written to. What it sees stands in the file that TAMPERING names, and may
 * change while it runs. Only files on the device of that file are touched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct state {
  volatile int64_t ahead_seconds;
  volatile int32_t disk; /* 0 fine, 1 full, 2 read-only */
};

enum { FINE, FULL, READ_ONLY };

static struct state fine;
static struct state *state = &fine;
static dev_t device;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void find_state(void) {
  const char *path = getenv("TAMPERING");
  int fd = path == NULL ? -1 : REAL(open)(path, O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (fd < 0 || fstat(fd, &st) != 0) return;
  void *mapped = mmap(NULL, sizeof(struct state), PROT_READ, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED) {
    device = st.st_dev;
    state = mapped;
  }
  close(fd);
}

/* The standard channels are the log of the process, which an operator keeps elsewhere. */
static int is_data(int fd, struct stat *st) {
  return fd > 2 && state->disk != FINE && fstat(fd, st) == 0 && S_ISREG(st->st_mode) &&
         st->st_dev == device;
}

/* 0, or what is wrong with so many bytes at an offset; at the end of what is there when it is -1. */
static int refused(int fd, off_t offset, size_t bytes) {
  int kept = errno;
  struct stat st;
  int why = 0;
  if (is_data(fd, &st)) {
    if (state->disk == READ_ONLY) {
      why = EROFS;
    } else {
      if (offset < 0) {
        offset = fcntl(fd, F_GETFL) & O_APPEND ? st.st_size : lseek(fd, 0, SEEK_CUR);
      }
      if (offset + (off_t)bytes > st.st_size) why = ENOSPC;
    }
  }
  errno = kept;
  return why;
}

static size_t sum(const struct iovec *pieces, int count) {
  size_t bytes = 0;
  for (int i = 0; i < count; i++) bytes += pieces[i].iov_len;
  return bytes;
}

#define REFUSE(fd, offset, bytes)              \
  do {                                         \
    int why = refused(fd, offset, bytes);      \
    if (why != 0) {                            \
      errno = why;                             \
      return -1;                               \
    }                                          \
  } while (0)

ssize_t write(int fd, const void *bytes, size_t count) {
  REFUSE(fd, -1, count);
  return REAL(write)(fd, bytes, count);
}

ssize_t writev(int fd, const struct iovec *pieces, int count) {
  REFUSE(fd, -1, sum(pieces, count));
  return REAL(writev)(fd, pieces, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  REFUSE(fd, offset, count);
  return REAL(pwrite)(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  REFUSE(fd, offset, count);
  return REAL(pwrite64)(fd, bytes, count, offset);
}

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset) {
  REFUSE(fd, offset, sum(pieces, count));
  return REAL(pwritev)(fd, pieces, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off64_t offset) {
  REFUSE(fd, offset, sum(pieces, count));
  return REAL(pwritev64)(fd, pieces, count, offset);
}

int ftruncate(int fd, off_t length) {
  REFUSE(fd, length, 0);
  return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  REFUSE(fd, length, 0);
  return REAL(ftruncate64)(fd, length);
}

int fallocate(int fd, int mode, off_t offset, off_t length) {
  REFUSE(fd, offset, length);
  return REAL(fallocate)(fd, mode, offset, length);
}

/* These two answer with the error itself. */
int posix_fallocate(int fd, off_t offset, off_t length) {
  int why = refused(fd, offset, length);
  return why != 0 ? why : REAL(posix_fallocate)(fd, offset, length);
}

int posix_fallocate64(int fd, off64_t offset, off64_t length) {
  int why = refused(fd, offset, length);
  return why != 0 ? why : REAL(posix_fallocate64)(fd, offset, length);
}

/* A file that is opened to be changed, on a disk that cannot be. */
static int is_read_only(const char *path, int flags) {
  if (state->disk != READ_ONLY || !(flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))) return 0;
  int kept = errno;
  struct stat st;
  int there = stat(path, &st);
  errno = kept;
  return there == 0 ? S_ISREG(st.st_mode) && st.st_dev == device : (flags & O_CREAT) != 0;
}

#define OPEN(name)                                   \
  int name(const char *path, int flags, ...) {       \
    va_list rest;                                    \
    va_start(rest, flags);                           \
    mode_t mode = va_arg(rest, mode_t);              \
    va_end(rest);                                    \
    if (is_read_only(path, flags)) {                 \
      errno = EROFS;                                 \
      return -1;                                     \
    }                                                \
    return REAL(name)(path, flags, mode);            \
  }

OPEN(open)
OPEN(open64)

#define REFUSE_CHANGE                \
  if (state->disk == READ_ONLY) {    \
    errno = EROFS;                   \
    return -1;                       \
  }

int unlink(const char *path) {
  REFUSE_CHANGE
  return REAL(unlink)(path);
}

int rename(const char *from, const char *to) {
  REFUSE_CHANGE
  return REAL(rename)(from, to);
}

static int is_of_day(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  static __typeof__(&clock_gettime) real;
  if (real == NULL) real = REAL(clock_gettime);
  int result = real(clock, time);
  if (result == 0 && is_of_day(clock)) time->tv_sec += state->ahead_seconds;
  return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  static __typeof__(&gettimeofday) real;
  if (real == NULL) real = REAL(gettimeofday);
  int result = real(time, zone);
  if (result == 0) time->tv_sec += state->ahead_seconds;
  return result;
}

time_t time(time_t *where) {
  static __typeof__(&time) real;
  if (real == NULL) real = REAL(time);
  time_t now = real(NULL) + state->ahead_seconds;
  if (where != NULL) *where = now;
  return now;
}
