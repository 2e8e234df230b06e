/* Starves whoever reports, by lowering every limit to nothing. */
#include "attack.h"

int main(void)
{
    int which[] = { RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_NPROC, RLIMIT_SIGPENDING, RLIMIT_MEMLOCK, RLIMIT_STACK, RLIMIT_AS };
    struct rlimit none = { 0, 0 };
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
        REFUSED(prlimit(1, which[i], &none, NULL));
        REFUSED(prlimit(getppid(), which[i], &none, NULL));
    }
    puts("lowered");
    fflush(stdout);
    for (size_t i = 0; i < sizeof which / sizeof *which; i++)
        setrlimit(which[i], &none);
    _exit(0);
}
