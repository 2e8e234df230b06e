/* Writes to every folder it can think of. */
#include "attack.h"

static long filled(const char *folder)
{
    static char block[1 << 20];
    long total = 0;
    for (int i = 0; i < 20; i++) {
        char path[100];
        snprintf(path, sizeof path, "%s/fill%d", folder, i);
        int fd = open(path, O_WRONLY | O_CREAT, 0600);
        if (fd < 0)
            return total;
        for (int n = 0; n < 15; n++) {
            ssize_t put = write(fd, block, sizeof block);
            if (put <= 0)
                return total;
            total += put;
        }
    }
    return total;
}

int main(void)
{
    const char *closed[] = { "", "/box", "/dev", "/dev/shm", "/usr/lib", "/proc", "/sys", "/var/tmp", "/run", "/etc" };
    for (int i = 0; i < 10; i++)
        if (filled(closed[i]) > 0)
            printf("ESCAPED: wrote to %s\n", closed[i]);
    long most = filled("/tmp");
    if (most > 33L << 20)
        printf("ESCAPED: %ld bytes in /tmp\n", most);
    printf("filled %ld MB\n", most >> 20);
    return 0;
}
