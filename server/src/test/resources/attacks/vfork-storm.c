/* Replaces itself by itself, for ever. */
#include "attack.h"

int main(int argc, char **argv)
{
    (void)argc;
    for (;;)
        if (vfork() == 0) {
            execv("/box/a.out", argv);
            _exit(0);
        }
}
