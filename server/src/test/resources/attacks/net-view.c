/* Looks at the host's sockets and network, and binds a name that somebody else might have. */
#include "attack.h"

static int lines(const char *path)
{
    int count = 0;
    FILE *file = fopen(path, "r");
    for (int c; file != NULL && (c = getc(file)) != EOF;)
        count += c == '\n';
    return count;
}

int main(void)
{
    if (lines("/proc/net/unix") > 1 || lines("/proc/net/tcp") > 1 || lines("/proc/net/tcp6") > 1 || lines("/proc/net/arp") > 1)
        puts("ESCAPED: sockets of the host");
    if (lines("/proc/net/dev") > 3 || lines("/proc/net/route") > 1)
        puts("ESCAPED: network of the host");
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "\0tryout" };
    int mine = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (bind(mine, (struct sockaddr *)&name, sizeof name) != 0)
        puts("ESCAPED: a name of another sandbox");
    puts("alone");
    return 0;
}
