/* Outlives Stop: always a new process, so that whoever kills one by one is a step behind. */
#include "attack.h"

int main(void)
{
    puts("on");
    if (fork() == 0)
        for (;;)
            if (fork() != 0)
                _exit(0);
    for (;;)
        pause();
}
