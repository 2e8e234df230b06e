/* Shows what PID 1 was started with. */
#include "attack.h"

extern char **environ;

static void show(const char *path)
{
    char bytes[4096];
    int fd = open(path, O_RDONLY);
    ssize_t got = fd < 0 ? -1 : read(fd, bytes, sizeof bytes);
    for (ssize_t i = 0; i < got; i++)
        putchar(bytes[i] == 0 ? ' ' : bytes[i]);
    putchar('\n');
}

int main(void)
{
    int count = 0;
    for (char **variable = environ; *variable != NULL; variable++)
        count++;
    if (count != 4)
        printf("ESCAPED: %d variables\n", count);
    show("/proc/1/environ");
    show("/proc/1/cmdline");
    show("/proc/self/mountinfo");
    return 0;
}
