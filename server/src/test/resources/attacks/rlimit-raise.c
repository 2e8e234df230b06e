/* Raises every limit, of itself and of PID 1. */
#include "attack.h"

int main(void)
{
    int which[] = { RLIMIT_CPU, RLIMIT_AS, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_STACK, RLIMIT_NPROC, RLIMIT_CORE,
                    RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE, RLIMIT_SIGPENDING };
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
        struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };
        REFUSED_BY(EPERM, setrlimit(which[i], &more));
        REFUSED_BY(EPERM, prlimit(1, which[i], &more, NULL));
    }
    struct rlimit none = { 0, 0 };
    REFUSED_BY(EPERM, prlimit(1, RLIMIT_FSIZE, &none, NULL));
    REFUSED_BY(EPERM, syscall(SYS_prlimit64, 1L | (1L << 40), RLIMIT_FSIZE, &none, NULL));
    REFUSED(setpriority(PRIO_PROCESS, 0, -5));
    return 0;
}
