/* Crashes and asks for a core. */
#include "attack.h"

int main(void)
{
    struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
    setrlimit(RLIMIT_CORE, &all);
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
