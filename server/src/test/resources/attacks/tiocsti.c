/* Types into the terminal of whoever started it. */
#include "attack.h"

int main(void)
{
    char byte = 'x';
    for (int fd = 0; fd < 3; fd++) {
        REFUSED(ioctl(fd, TIOCSTI, &byte));
        REFUSED(syscall(SYS_ioctl, fd, TIOCSTI | (1L << 33), &byte));
        REFUSED(ioctl(fd, 0x541C, &byte));
        REFUSED(ioctl(fd, TIOCSETD, &byte));
    }
    REFUSED(open("/dev/tty", O_RDWR));
    REFUSED(open("/dev/ptmx", O_RDWR));
    return 0;
}
