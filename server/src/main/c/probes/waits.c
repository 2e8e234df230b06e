/* Says that it is there, then waits for the end of its input. */
#include <stdio.h>

int main(void)
{
    puts("here");
    while (getchar() != EOF)
        ;
    return 0;
}
