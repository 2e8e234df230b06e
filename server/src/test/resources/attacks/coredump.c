/* Crashes and asks for a core, and for none at all, which would start the host's own handler of crashes. */
#include "attack.h"

int main(void)
{
    struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
    struct rlimit none = { 0, 0 }, less = { 0, 1 };
    setrlimit(RLIMIT_CORE, &all);
    REFUSED_BY(EPERM, setrlimit(RLIMIT_CORE, &none));
    REFUSED_BY(EPERM, prlimit(0, RLIMIT_CORE, &less, NULL));
    REFUSED_BY(EPERM, syscall(SYS_setrlimit, 4L | 1L << 32, &none));
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int status;
    chdir("/tmp");
    if (fork() == 0)
        raise(SIGSEGV);
    wait(&status);
    puts(WCOREDUMP(status) || access("core", F_OK) == 0 ? "ESCAPED: a core" : "no core");
    fflush(stdout);
    raise(SIGSEGV);
    return 0;
}
