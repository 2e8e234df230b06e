/* Jumps over the guard page beneath the stack into other memory. */
#include "attack.h"

static int deep(int depth)
{
    volatile char page[60000];
    page[0] = depth;
    return depth == 0 ? page[0] : deep(depth - 1) + page[0];
}

int main(void)
{
    if (fork() == 0) {
        volatile char *below = (volatile char *)&below - (64L << 20);
        *below = 1;
        puts("ESCAPED: wrote below the stack");
        _exit(0);
    }
    wait(NULL);
    return deep(1 << 20);
}
