/* Adopts its orphans and leaves them behind without streams, group or parent: a program that outlives its run. */
#include "attack.h"

int main(void)
{
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
    for (int i = 0; i < 4; i++)
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
            setpgid(0, 0);
            if (fork() != 0)
                _exit(0);
            for (int number = 1; number < 65; number++)
                signal(number, SIG_IGN);
            for (int fd = 0; fd < 64; fd++)
                close(fd);
            for (;;)
                pause();
        }
    puts("left");
    return 0;
}
