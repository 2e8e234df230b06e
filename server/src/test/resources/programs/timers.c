#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    struct timespec a, b, nap = { 0, 2000000 };
    struct itimerspec soon = { { 0, 0 }, { 0, 2000000 } };
    uint64_t times = 0;
    timer_t timer;
    struct sigevent none = { .sigev_notify = SIGEV_NONE };
    clock_gettime(CLOCK_MONOTONIC, &a);
    nanosleep(&nap, NULL);
    clock_gettime(CLOCK_MONOTONIC, &b);
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    timerfd_settime(fd, 0, &soon, NULL);
    if (read(fd, &times, sizeof times) != sizeof times || timer_create(CLOCK_REALTIME, &none, &timer) != 0)
        return 1;
    alarm(100);
    printf("%s %d %u\n", b.tv_sec > a.tv_sec || b.tv_nsec > a.tv_nsec ? "later" : "same", (int)times, alarm(0));
    return 0;
}
