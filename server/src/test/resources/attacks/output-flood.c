/* Writes for ever. */
#include "attack.h"

int main(void)
{
    static char block[4096];
    memset(block, 'x', sizeof block);
    for (;;)
        fwrite(block, 1, sizeof block, stdout);
}
