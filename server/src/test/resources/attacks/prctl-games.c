/* Asks for what a process may do about itself: privileges back, memory maps, a tracer, its own filter. */
#include "attack.h"

int main(void)
{
    REFUSED(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0));
    REFUSED(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 21, 0, 0));
    REFUSED(prctl(PR_SET_SECUREBITS, 0x2f, 0, 0, 0));
    REFUSED(prctl(PR_SET_MM, PR_SET_MM_START_CODE, 4096, 0, 0));
    REFUSED(prctl(PR_CAPBSET_DROP, 21, 0, 0, 0));
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1 || prctl(PR_GET_SECCOMP, 0, 0, 0, 0) != 2)
        puts("ESCAPED: no filter, or privileges to be had");
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
    prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    prctl(PR_TASK_PERF_EVENTS_DISABLE, 0, 0, 0, 0);
    for (int capability = 0; capability < 41; capability++)
        if (prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, capability, 0, 0) == 1)
            printf("ESCAPED: capability %d\n", capability);
    return 0;
}
