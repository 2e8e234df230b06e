/* Starts itself with arguments larger than its memory, and with none at all (CVE-2021-4034). */
#include "attack.h"

extern char **environ;

int main(int argc, char **argv)
{
    if (argc == 0 || argv[0] == NULL || argv[0][0] == 0) {
        printf("no argument, uid %d\n", (int)geteuid());
        return 0;
    }
    size_t most = 100000;
    char **many = calloc(most + 1, sizeof *many);
    static char word[1000];
    memset(word, 'x', sizeof word - 1);
    for (size_t i = 0; i < most; i++)
        many[i] = word;
    REFUSED_BY(E2BIG, execve("/box/a.out", many, environ));
    REFUSED_BY(E2BIG, execve("/box/a.out", argv, many));
    fflush(stdout);
    execve("/box/a.out", (char *[]){ NULL }, (char *[]){ "LD_PRELOAD=/tmp/x.so", "GCONV_PATH=/tmp", NULL });
    return 3;
}
