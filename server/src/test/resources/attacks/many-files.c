/* Makes millions of empty files. */
#include "attack.h"

int main(void)
{
    for (long i = 0; i < 3000000; i++) {
        char path[40];
        snprintf(path, sizeof path, "/tmp/f%ld", i);
        int fd = open(path, O_WRONLY | O_CREAT, 0600);
        if (fd < 0)
            return errno == ENOSPC ? 1 : 0;
        close(fd);
    }
    return 0;
}
