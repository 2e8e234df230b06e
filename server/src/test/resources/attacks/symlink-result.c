/* Links to files of the host and tries to replace its own program. */
#include "attack.h"

int main(void)
{
    REFUSED(unlink("/box/a.out"));
    REFUSED(symlink("/etc/shadow", "/box/a.out"));
    REFUSED(rename("/tmp", "/box"));
    REFUSED(open("/box/a.out", O_WRONLY));
    symlink("/etc/passwd", "/tmp/passwd");
    symlink("/", "/tmp/root");
    REFUSED(open("/tmp/passwd", O_RDONLY));
    REFUSED(open("/tmp/root/etc/passwd", O_RDONLY));
    REFUSED(open("/tmp/../../../etc/passwd", O_RDONLY));
    return 0;
}
