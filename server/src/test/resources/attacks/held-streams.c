/* Ends while a grandchild keeps its output open and goes on writing: whoever waits for the end of a stream waits for ever. */
#include "attack.h"

int main(void)
{
    puts("ended");
    fflush(stdout);
    if (fork() == 0) {
        setpgid(0, 0);
        if (fork() == 0)
            for (;;) {
                write(1, "x", 1);
                usleep(1000);
            }
        _exit(0);
    }
    return 0;
}
