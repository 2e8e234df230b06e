/* Links files of the host into its own folder, where they would be kept and changed. */
#include "attack.h"

int main(void)
{
    REFUSED(link("/box/a.out", "/tmp/program"));
    REFUSED(link("/sbxinit", "/tmp/helper"));
    REFUSED(link("/lib64/ld-linux-x86-64.so.2", "/tmp/loader"));
    REFUSED(link("/dev/null", "/tmp/null"));
    int fd = open("/box/a.out", O_RDONLY);
    REFUSED(linkat(fd, "", AT_FDCWD, "/tmp/program", AT_EMPTY_PATH));
    REFUSED(linkat(AT_FDCWD, "/proc/self/exe", AT_FDCWD, "/tmp/program", AT_SYMLINK_FOLLOW));
    REFUSED(rename("/dev/null", "/tmp/null"));
    REFUSED(mkfifo("/tmp/pipe", 0600));
    REFUSED(mknod("/tmp/disk", S_IFBLK | 0600, 0x800));
    int box = open("/", O_RDONLY | O_DIRECTORY);
    REFUSED(openat(box, "../../etc/passwd", O_RDONLY));
    MISSING(SYS_openat2);
    return 0;
}
