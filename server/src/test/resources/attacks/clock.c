/* Sets the clock and takes real-time priority. */
#include "attack.h"

int main(void)
{
    struct timespec time = { 0, 0 };
    struct timeval day = { 0, 0 };
    struct sched_param priority = { .sched_priority = 1 };
    REFUSED(clock_settime(CLOCK_REALTIME, &time));
    REFUSED(settimeofday(&day, NULL));
    MISSING(SYS_adjtimex);
    REFUSED(sched_setscheduler(0, SCHED_FIFO, &priority));
    return 0;
}
