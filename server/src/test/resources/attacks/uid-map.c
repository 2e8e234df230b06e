/* Writes the maps of its user namespace, to become root in it. */
#include "attack.h"

static long put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    return fd < 0 ? -1 : write(fd, text, strlen(text));
}

int main(void)
{
    REFUSED(put("/proc/self/setgroups", "allow"));
    REFUSED(put("/proc/self/uid_map", "0 65534 1"));
    REFUSED(put("/proc/self/gid_map", "0 65534 1"));
    REFUSED(put("/proc/self/projid_map", "0 0 1"));
    REFUSED(put("/proc/1/uid_map", "0 0 4294967295"));
    REFUSED(put("/proc/self/loginuid", "0"));
    REFUSED(put("/proc/self/attr/current", "unconfined"));
    REFUSED(put("/proc/self/attr/exec", "exec unconfined"));
    MISSING(SYS_setresuid);
    MISSING(SYS_setresgid);
    MISSING(SYS_setfsuid);
    MISSING(SYS_capset);
    return 0;
}
