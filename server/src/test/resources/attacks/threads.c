/* Starts threads without end. */
#include "attack.h"

static void *wait_here(void *nothing)
{
    pause();
    return nothing;
}

int main(void)
{
    for (int i = 0; i < 100000; i++) {
        pthread_t thread;
        int error = pthread_create(&thread, NULL, wait_here, NULL);
        if (error != 0) {
            printf("%s after %d\n", error == EAGAIN ? "EAGAIN" : "ESCAPED", i < 16 ? 0 : i);
            return 0;
        }
    }
    puts("ESCAPED: 100000 threads");
    return 0;
}
