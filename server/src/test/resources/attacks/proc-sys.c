/* Writes to the kernel's settings: a handler for cores, a module loader, the next PID, its own OOM score. */
#include "attack.h"

static long put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);
    return fd < 0 ? -1 : write(fd, text, strlen(text));
}

int main(void)
{
    const char *settings[] = { "kernel/core_pattern", "kernel/modprobe", "kernel/ns_last_pid", "kernel/hostname",
                               "kernel/shmmax", "vm/overcommit_memory", "vm/drop_caches", "fs/pipe-max-size",
                               "user/max_user_namespaces", "net/ipv4/ip_forward", "fs/binfmt_misc/register" };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        char path[100];
        snprintf(path, sizeof path, "/proc/sys/%s", settings[i]);
        REFUSED(put(path, "1"));
    }
    REFUSED(put("/proc/self/oom_score_adj", "-1000"));
    REFUSED(put("/proc/1/oom_score_adj", "-1000"));
    REFUSED(put("/proc/irq/default_smp_affinity", "1"));
    REFUSED(put("/proc/fs/nfsd/x", "1"));
    return 0;
}
