/* Writes for ever, one byte at a time, to standard error. */
#include "attack.h"

int main(void)
{
    for (;;)
        write(2, "x", 1);
}
