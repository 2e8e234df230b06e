/* Takes memory in several processes, so that no limit of a single one is reached. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    size_t size = 25 << 20;
    for (int i = 0; i < 8; i++)
        if (fork() == 0) {
            char *block = malloc(size);
            if (block != NULL)
                memset(block, 1, size);
            for (;;)
                pause();
        }
    for (;;)
        pause();
}
