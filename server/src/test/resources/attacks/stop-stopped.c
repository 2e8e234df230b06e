/* Outlives Stop: every process of it is stopped already. */
#include "attack.h"

int main(void)
{
    pid_t children[6];
    for (int i = 0; i < 6; i++)
        if ((children[i] = fork()) == 0)
            for (;;)
                pause();
    for (int i = 0; i < 6; i++)
        kill(children[i], SIGSTOP);
    puts("on");
    raise(SIGSTOP);
    return 0;
}
