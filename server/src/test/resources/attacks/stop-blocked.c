/* Outlives Stop: threads that hang in reads, locks and full pipes. */
#include "attack.h"

static pthread_mutex_t locked = PTHREAD_MUTEX_INITIALIZER;

static void *hang(void *way)
{
    int ends[2];
    char byte;
    pipe(ends);
    if (way == NULL)
        read(ends[0], &byte, 1);
    else if (way == &locked)
        pthread_mutex_lock(&locked);
    else
        for (;;)
            write(ends[1], &byte, 1);
    return NULL;
}

int main(void)
{
    pthread_t threads[3];
    pthread_mutex_lock(&locked);
    pthread_create(&threads[0], NULL, hang, NULL);
    pthread_create(&threads[1], NULL, hang, &locked);
    pthread_create(&threads[2], NULL, hang, threads);
    puts("on");
    read(0, threads, sizeof threads);
    return 0;
}
