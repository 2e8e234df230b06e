/* Starts files that name an interpreter: scripts on scripts, and itself as its own loader. */
#include "attack.h"

int main(int argc, char **argv)
{
    const char *lines[] = { "#!/bin/sh\nid\n", "#!/tmp/script\n", "#!/proc/1/exe\n", "#!/sbxinit launch\n", "", "\177ELF" };
    (void)argc;
    for (int i = 0; i < 6; i++) {
        int fd = open("/tmp/script", O_WRONLY | O_CREAT | O_TRUNC, 0700);
        if (write(fd, lines[i], strlen(lines[i])) < 0)
            return 2;
        close(fd);
        pid_t child = fork();
        if (child == 0) {
            execv("/tmp/script", argv);
            _exit(99);
        }
        int status;
        waitpid(child, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            printf("ESCAPED: %s\n", lines[i]);
    }
    return 0;
}
