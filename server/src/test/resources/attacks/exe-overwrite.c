/* Overwrites the helper and its own program through /proc: the runtime-overwrite class (CVE-2019-5736). */
#include "attack.h"

int main(void)
{
    const char *paths[] = { "/proc/self/exe", "/proc/1/exe", "/sbxinit", "/box/a.out", "/lib64/ld-linux-x86-64.so.2" };
    for (int i = 0; i < 5; i++) {
        char again[40];
        REFUSED(open(paths[i], O_WRONLY));
        REFUSED(open(paths[i], O_WRONLY | O_TRUNC));
        REFUSED(truncate(paths[i], 0));
        REFUSED(chmod(paths[i], 0777));
        int fd = open(paths[i], O_PATH);
        snprintf(again, sizeof again, "/proc/self/fd/%d", fd);
        REFUSED(fd < 0 ? -1 : open(again, O_RDWR));
        fd = open(paths[i], O_RDONLY);
        REFUSED(fd < 0 ? -1 : (long)mmap(NULL, 4096, PROT_WRITE, MAP_SHARED, fd, 0));
        REFUSED(ftruncate(fd, 0));
    }
    return 0;
}
