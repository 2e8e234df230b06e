/* Opens mapped files again for writing by /proc/self/map_files, which forgets how they were opened. */
#include "attack.h"
#include <dirent.h>

int main(void)
{
    DIR *all = opendir("/proc/self/map_files");
    for (struct dirent *one; all != NULL && (one = readdir(all)) != NULL;) {
        char path[300];
        snprintf(path, sizeof path, "/proc/self/map_files/%s", one->d_name);
        if (one->d_name[0] != '.')
            REFUSED(open(path, O_RDWR));
    }
    return 0;
}
