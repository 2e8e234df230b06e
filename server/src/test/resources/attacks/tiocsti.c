/* Types into the terminal of whoever started it. */
#include "attack.h"

int main(void)
{
    char byte = 'x';
    for (int fd = 0; fd < 3; fd++) {
        REFUSED_BY(EPERM, ioctl(fd, TIOCSTI, &byte));
        REFUSED_BY(EPERM, syscall(SYS_ioctl, fd, TIOCSTI | (1L << 33), &byte));
        REFUSED_BY(EPERM, ioctl(fd, 0x541C, &byte));
        REFUSED_BY(EPERM, ioctl(fd, TIOCSETD, &byte));
    }
    REFUSED_BY(ENOENT, open("/dev/tty", O_RDWR));
    REFUSED_BY(ENOENT, open("/dev/ptmx", O_RDWR));
    return 0;
}
