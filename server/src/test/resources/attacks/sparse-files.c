/* Makes files larger than it may without writing them: holes, fallocate, copies. */
#include "attack.h"

int main(void)
{
    signal(SIGXFSZ, SIG_IGN);
    int fd = open("/tmp/hole", O_RDWR | O_CREAT, 0600);
    REFUSED(ftruncate(fd, 1L << 40));
    REFUSED(pwrite(fd, "x", 1, 1L << 40));
    REFUSED(fallocate(fd, 0, 0, 10L << 30));
    REFUSED(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 10L << 30));
    REFUSED(fallocate(fd, 0, 1L << 40, 4096));
    if (posix_fallocate(fd, 0, 1L << 30) == 0)
        puts("ESCAPED: posix_fallocate");
    struct stat about;
    fstat(fd, &about);
    if (about.st_blocks * 512L > 33L << 20 || about.st_size > 16L << 20)
        printf("ESCAPED: %ld blocks, %ld bytes\n", (long)about.st_blocks, (long)about.st_size);
    return 0;
}
