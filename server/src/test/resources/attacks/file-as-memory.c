/* Keeps data in files that it maps and lets go, to have more memory than its limit. */
#include "attack.h"

int main(void)
{
    signal(SIGXFSZ, SIG_IGN);
    for (int i = 0; i < 100; i++) {
        char path[40];
        size_t size = 15 << 20;
        snprintf(path, sizeof path, "/tmp/memory%d", i);
        int fd = open(path, O_RDWR | O_CREAT, 0600);
        if (fallocate(fd, 0, 0, size) != 0)
            break;
        char *block = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        memset(block, 1, size);
        munmap(block, size);
        close(fd);
        if (i > 2)
            puts("ESCAPED: 45 MB in /tmp");
    }
    for (;;) {
        char *block = malloc(1 << 20);
        if (block == NULL)
            return 1;
        memset(block, 1, 1 << 20);
    }
}
