/* Copies itself with the setuid bit and starts the copy. */
#include "attack.h"

int main(int argc, char **argv)
{
    if (argc > 1) {
        REFUSED(unshare(CLONE_NEWUSER));
        REFUSED(socket(AF_INET, SOCK_STREAM, 0));
        REFUSED(setuid(0));
        if (geteuid() != 65534)
            puts("ESCAPED: another user");
        puts("second stage");
        return 0;
    }
    static char bytes[1 << 20];
    int from = open("/box/a.out", O_RDONLY);
    int to = open("/tmp/b", O_WRONLY | O_CREAT, 0700);
    for (ssize_t got; (got = read(from, bytes, sizeof bytes)) > 0;)
        if (write(to, bytes, got) != got)
            return 2;
    fchmod(to, 04755);
    close(to);
    fflush(stdout);
    execl("/tmp/b", argv[0], "again", NULL);
    return 3;
}
