/* Closes its streams and spins. */
#include "attack.h"

int main(void)
{
    close(0);
    close(1);
    close(2);
    for (volatile int i = 0;; i++)
        ;
}
