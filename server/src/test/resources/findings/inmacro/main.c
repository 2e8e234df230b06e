#include <stdio.h>
#include <stdlib.h>

#define CAPACITY 4

/* Print one job, used for debugging everywhere. */
#define PRINT_JOB(label, job)                               \
    do {                                                    \
        printf("%s: job #%d ", (label), (job)->id);         \
        printf("(priority %s)\n", (job)->priority);         \
    } while (0)

struct job {
    int id;
    int priority;
};

/* A simple priority queue: unsorted array, search on removal. */
struct pqueue {
    struct job jobs[CAPACITY];
    int len;
};

static int pq_add(struct pqueue *q, int id, int priority)
{
    if (q->len == CAPACITY)
        return -1;
    q->jobs[q->len].id = id;
    q->jobs[q->len].priority = priority;
    q->len++;
    return 0;
}

static struct job pq_take(struct pqueue *q)
{
    int best = 0;
    for (int i = 1; i < q->len; i++) {
        if (q->jobs[i].priority > q->jobs[best].priority)
            best = i;
    }
    struct job result = q->jobs[best];
    q->jobs[best] = q->jobs[--q->len];
    return result;
}

int main(void)
{
    struct pqueue q = { .len = 0 };

    pq_add(&q, 1, 5);
    pq_add(&q, 2, 9);
    pq_add(&q, 3, 1);

    while (q.len > 0) {
        struct job j = pq_take(&q);
        PRINT_JOB("running", &j);
    }
    return EXIT_SUCCESS;
}
