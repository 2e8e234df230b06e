/* Names files with all that a name may hold, and says their names: for whoever lists or logs them. */
#include "attack.h"
#include <dirent.h>

int main(void)
{
    char name[256];
    memset(name, '\n', 255);
    name[255] = 0;
    memcpy(name, "-rf *;$(x)\033]0;t\007\xff\xfe..", 20);
    chdir("/tmp");
    close(open(name, O_WRONLY | O_CREAT, 0600));
    close(open("\033[2J", O_WRONLY | O_CREAT, 0600));
    DIR *all = opendir(".");
    for (struct dirent *one; (one = readdir(all)) != NULL;)
        printf("%s", one->d_name);
    char *path = malloc(2 << 20);
    memset(path, 'x', (2 << 20) - 1);
    REFUSED_BY(ENAMETOOLONG, open(path, O_RDONLY));
    puts("listed");
    return 0;
}
