/* Many children, each below the limit of one. */
#include "attack.h"

int main(void)
{
    for (int i = 0; i < 24; i++)
        if (fork() == 0) {
            size_t size = 200 << 20;
            char *block = malloc(size);
            if (block != NULL)
                memset(block, 1, size);
            for (;;)
                pause();
        }
    for (;;)
        pause();
}
