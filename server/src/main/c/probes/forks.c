/* Forks while it may, then says how many came to be. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int count = 0;
    for (; count < 200; count++) {
        pid_t child = fork();
        if (child < 0)
            break;
        if (child == 0)
            for (;;)
                pause();
    }
    printf("%d\n", count);
    return 0;
}
