/* Looks for descriptors that nobody meant to give it. */
#include "attack.h"

int main(void)
{
    for (int fd = 3; fd < 1024; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf("ESCAPED: descriptor %d\n", fd);
    return 0;
}
