#include <stdlib.h>

static void __attribute__((noinline)) lose(void)
{
    char *volatile lost = malloc(77);
    lost = NULL;
}

/* What is left of the address on the stack would count as still known. */
static void __attribute__((noinline)) wipe(void)
{
    volatile char stack[8192];
    for (size_t i = 0; i < sizeof stack; i++)
        stack[i] = 0;
}

int main(void)
{
    lose();
    wipe();
    return 0;
}
