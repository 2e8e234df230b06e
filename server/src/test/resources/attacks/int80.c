/* Calls the 32-bit kernel; some machines have none, and the processor itself refuses it. */
#include "attack.h"

int main(void)
{
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory");
    printf("ESCAPED: %ld\n", result);
    return 0;
}
