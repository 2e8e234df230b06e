/* Opens its own streams again the wrong way round, makes them larger and non-blocking, and reads back what it wrote. */
#include "attack.h"

int main(void)
{
    char bytes[100];
    puts("first");
    fflush(stdout);
    int in = open("/proc/self/fd/0", O_WRONLY | O_NONBLOCK);
    int out = open("/proc/self/fd/1", O_RDONLY | O_NONBLOCK);
    REFUSED(open("/proc/1/fd/1", O_RDONLY));
    fcntl(1, F_SETPIPE_SZ, 1 << 20);
    fcntl(1, F_SETFL, O_NONBLOCK | O_ASYNC);
    fcntl(1, F_SETOWN, 1);
    fcntl(1, F_SETSIG, SIGKILL);
    write(in, "into its own input\n", 19);
    read(out, bytes, sizeof bytes);
    close(1);
    dup2(2, 1);
    close(2);
    open("/dev/stdout", O_WRONLY);
    puts("still told");
    return 0;
}
