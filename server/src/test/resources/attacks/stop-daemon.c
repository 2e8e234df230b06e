/* Outlives Stop: grandchildren of no group and no parent that ignore all signals and keep the streams. */
#include "attack.h"

int main(void)
{
    for (int number = 1; number < 65; number++)
        signal(number, SIG_IGN);
    for (int i = 0; i < 6; i++)
        if (fork() == 0) {
            setpgid(0, 0);
            if (fork() != 0)
                _exit(0);
            for (;;)
                pause();
        }
    puts("on");
    for (;;)
        pause();
}
