/* Takes more of the processor than its share: nice values, policies, the I/O class, deadline scheduling. */
#include "attack.h"

int main(void)
{
    long attributes[7] = { 56 | 6L << 32 };
    REFUSED(nice(-20));
    REFUSED(setpriority(PRIO_PROCESS, 0, -1));
    REFUSED(setpriority(PRIO_USER, 0, -1));
    REFUSED(setpriority(PRIO_PGRP, 0, -20));
    MISSING(SYS_sched_setscheduler);
    MISSING(SYS_sched_setparam);
    MISSING(SYS_ioprio_set);
    if (syscall(SYS_sched_setattr, 0, attributes, 0) != -1 || errno != ENOSYS)
        puts("ESCAPED: sched_setattr");
    cpu_set_t none;
    CPU_ZERO(&none);
    REFUSED(sched_setaffinity(0, sizeof none, &none));
    REFUSED(sched_setaffinity(1 << 20, sizeof none, &none));
    return 0;
}
