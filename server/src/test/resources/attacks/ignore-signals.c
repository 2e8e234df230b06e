/* Ignores every signal and spins. */
#include "attack.h"

int main(void)
{
    for (int i = 1; i < 65; i++)
        signal(i, SIG_IGN);
    for (volatile int i = 0;; i++)
        ;
}
