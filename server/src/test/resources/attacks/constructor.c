/* Does its work before main and after exit, where a library might not have begun or might think it is over. */
#include "attack.h"

__attribute__((constructor(101))) static void before(void)
{
    struct rlimit now;
    getrlimit(RLIMIT_NPROC, &now);
    if (now.rlim_max > 16 || prctl(PR_GET_SECCOMP, 0, 0, 0, 0) != 2)
        puts("ESCAPED: before the limits");
    if (fork() == 0)
        for (;;)
            pause();
    write(1, "before\n", 7);
}

__attribute__((destructor)) static void after(void)
{
    if (fork() == 0)
        for (;;)
            pause();
    write(1, "after\n", 6);
    _exit(7);
}

int main(void)
{
    return 0;
}
