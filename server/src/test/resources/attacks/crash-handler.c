/* Meets the same fault for ever. */
#include "attack.h"

static void again(int number)
{
    (void)number;
}

int main(void)
{
    signal(SIGSEGV, again);
    signal(SIGXCPU, again);
    *(volatile int *)0 = 1;
    return 0;
}
