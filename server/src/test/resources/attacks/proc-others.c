/* Looks at other processes and other sandboxes by /proc: an information leak across the PID namespace. */
#include "attack.h"
#include <dirent.h>

static void look(const char *process)
{
    const char *inside[] = { "mem", "maps", "environ", "root/etc", "cwd/x", "fd", "map_files", "auxv", "syscall", "stack" };
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
        char path[300], byte;
        snprintf(path, sizeof path, "/proc/%s/%s", process, inside[i]);
        int fd = open(path, O_RDONLY);
        if (fd >= 0 && (i == 5 || i == 6 || read(fd, &byte, 1) > 0))
            printf("ESCAPED: %s\n", path);
    }
}

int main(void)
{
    int seen = 0;
    DIR *all = opendir("/proc");
    for (struct dirent *one; (one = readdir(all)) != NULL;) {
        if (one->d_name[0] < '1' || one->d_name[0] > '9')
            continue;
        seen++;
        if (atoi(one->d_name) != getpid())
            look(one->d_name);
    }
    printf("%d processes\n", seen);
    return 0;
}
