/* Takes memory under the address sanitizer, which has no limit of address space. */
#include "attack.h"

int main(void)
{
    for (;;) {
        char *block = malloc(1 << 20);
        memset(block, 1, 1 << 20);
    }
}
