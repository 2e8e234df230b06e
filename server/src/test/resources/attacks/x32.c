/* Calls the kernel by x32 numbers. */
#include "attack.h"

int main(void)
{
    printf("ESCAPED: %ld\n", syscall(0x40000000 | SYS_getpid));
    return 0;
}
