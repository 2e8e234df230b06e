#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static int sum;

static void *add(void *step)
{
    for (int i = 0; i < 1000; i++) {
        pthread_mutex_lock(&lock);
        sum += *(int *)step;
        pthread_mutex_unlock(&lock);
    }
    pthread_cond_signal(&ready);
    return NULL;
}

int main(void)
{
    pthread_t threads[4];
    int steps[4] = { 1, 2, 3, 4 };
    for (int i = 0; i < 4; i++)
        if (pthread_create(&threads[i], NULL, add, &steps[i]) != 0)
            return 1;
    pthread_mutex_lock(&lock);
    while (sum < 1000)
        pthread_cond_wait(&ready, &lock);
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    printf("%d\n", sum);
    return 0;
}
