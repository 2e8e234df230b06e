/* Ends the first thread of each process and lets another take the memory: what /proc shows of the process is empty then. */
#include "attack.h"

static void *take(void *nothing)
{
    size_t size = 200 << 20;
    char *block = malloc(size);
    if (block != NULL)
        memset(block, 1, size);
    for (;;)
        pause();
    return nothing;
}

int main(void)
{
    for (int i = 0; i < 5; i++)
        if (fork() == 0) {
            pthread_t thread;
            pthread_create(&thread, NULL, take, NULL);
            pthread_exit(NULL);
        }
    for (;;)
        pause();
}
