/* Ends the first thread of each process and lets another take the memory: what /proc shows of the process is empty then. */
#include "attack.h"

static void *take(void *nothing)
{
    size_t size = 200 << 20;
    memset(mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1, size);
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
            syscall(SYS_exit, 0);
        }
    for (;;)
        pause();
}
