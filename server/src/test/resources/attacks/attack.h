/* What every attack is written with: whatever succeeds and must not is said in a line that the test looks for. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define REFUSED(call) \
    do { \
        errno = 0; \
        if ((long)(call) != -1) \
            printf("ESCAPED: %s\n", #call); \
    } while (0)

#define REFUSED_BY(error, call) \
    do { \
        errno = 0; \
        if ((long)(call) != -1 || errno != (error)) \
            printf("ESCAPED: %s errno %d\n", #call, errno); \
    } while (0)

#define MISSING(number) \
    do { \
        errno = 0; \
        if (syscall(number, 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS) \
            printf("ESCAPED: %s errno %d\n", #number, errno); \
    } while (0)
