/* Makes namespaces and mounts, to become somebody else. */
#include "attack.h"

int main(void)
{
    REFUSED(unshare(CLONE_NEWUSER));
    REFUSED(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
    REFUSED(syscall(SYS_clone, CLONE_NEWNET | SIGCHLD | (1L << 50), 0, 0, 0, 0));
    MISSING(SYS_clone3);
    MISSING(SYS_setns);
    MISSING(SYS_mount);
    MISSING(SYS_umount2);
    MISSING(SYS_fsopen);
    MISSING(SYS_open_tree);
    MISSING(SYS_move_mount);
    MISSING(SYS_mount_setattr);
    MISSING(SYS_chroot);
    MISSING(SYS_pivot_root);
    MISSING(SYS_mknod);
    MISSING(SYS_mknodat);
    MISSING(SYS_reboot);
    MISSING(SYS_sethostname);
    MISSING(SYS_swapon);
    REFUSED(open("/proc/self/uid_map", O_WRONLY) >= 0 ? write(open("/proc/self/uid_map", O_WRONLY), "0 0 1", 5) : -1);
    return 0;
}
