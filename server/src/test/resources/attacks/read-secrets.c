/* Reads what is secret on a host. */
#include "attack.h"

int main(void)
{
    const char *paths[] = { "/etc/shadow", "/etc/passwd", "/etc/hostname", "/root", "/home", "/var", "/opt",
                            "/proc/1/environ", "/proc/1/root", "/proc/1/fd", "/proc/1/cwd", "/proc/kcore",
                            "/proc/sysrq-trigger", "/sys", "/dev/mem", "/dev/tty", "/dev/ptmx", "/dev/shm",
                            "/usr/bin", "/kit", "/run", "/boot" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char byte;
        int fd = open(paths[i], O_RDONLY);
        struct stat about;
        if (fd < 0)
            continue;
        fstat(fd, &about);
        if (S_ISDIR(about.st_mode) || read(fd, &byte, 1) > 0)
            printf("ESCAPED: %s\n", paths[i]);
    }
    REFUSED(open("/proc/sysrq-trigger", O_WRONLY));
    REFUSED(open("/proc/sys/kernel/core_pattern", O_WRONLY));
    return 0;
}
