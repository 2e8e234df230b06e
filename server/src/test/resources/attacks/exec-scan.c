/* Looks for tools. */
#include "attack.h"

int main(void)
{
    const char *tools[] = { "/usr/bin/gcc", "/bin/sh", "/usr/bin/python3", "/usr/bin/su", "/usr/bin/curl",
                            "/usr/bin/bwrap", "/usr/sbin/nologin", "/bin/cat" };
    for (int i = 0; i < 8; i++)
        REFUSED(access(tools[i], F_OK));
    if (system("true") == 0)
        puts("ESCAPED: a shell");
    if (getuid() != 65534 || geteuid() != 65534 || getgid() != 65534)
        puts("ESCAPED: another user");
    return 0;
}
