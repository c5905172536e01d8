/*
 * Preloaded into a browser, it tells another wall clock than the machine's and lets the browser's databases
 * meet a full disk, as a test says in the file that PIECERATE_SHIM names. Monotonic time stays true.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND_NS 1000000000LL

struct control {
  /* Added to the wall clock. */
  int64_t ahead_ns;
  /* Not 0: no room is left for databases. */
  int64_t full;
};

static volatile const struct control *control;
static int (*real_gettime)(clockid_t, struct timespec *);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);

__attribute__((constructor)) static void begin(void) {
  real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  const char *path = getenv("PIECERATE_SHIM");
  int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return;
  void *page = mmap(NULL, sizeof(struct control), PROT_READ, MAP_SHARED, fd, 0);
  close(fd);
  if (page != MAP_FAILED) control = page;
}

static int told(clockid_t id, struct timespec *at) {
  if (!real_gettime) real_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  int failed = real_gettime(id, at);
  if (failed || !control || (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)) return failed;
  int64_t ns = at->tv_sec * SECOND_NS + at->tv_nsec + control->ahead_ns;
  at->tv_sec = ns / SECOND_NS;
  at->tv_nsec = ns % SECOND_NS;
  return 0;
}

int clock_gettime(clockid_t id, struct timespec *at) { return told(id, at); }

int gettimeofday(struct timeval *at, void *zone) {
  (void)zone;
  struct timespec now;
  if (told(CLOCK_REALTIME, &now)) return -1;
  at->tv_sec = now.tv_sec;
  at->tv_usec = now.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *at) {
  struct timespec now;
  if (told(CLOCK_REALTIME, &now)) return -1;
  if (at) *at = now.tv_sec;
  return now.tv_sec;
}

/* Only files of IndexedDB: a profile that cannot be written at all shows no browser. */
static int refuses(int fd) {
  if (!control || !control->full) return 0;
  char link[32], file[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, file, sizeof file - 1);
  if (length < 0) return 0;
  file[length] = 0;
  if (!strstr(file, "/IndexedDB/")) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  return refuses(fd) ? -1 : real_write(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return refuses(fd) ? -1 : real_pwrite(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  return refuses(fd) ? -1 : real_pwrite(fd, bytes, length, offset);
}
