#include <stdlib.h>
#include "queue.h"

void queue_add(struct queue *q, int id, int minutes)
{
    struct task *t = malloc(sizeof *t);
    if (t == NULL)
        exit(1);
    t->id = id;
    t->minutes = minutes;
    t->next = NULL;
    if (q->last != NULL)
        q->last->next = t;
    else
        q->first = t;
    q->last = t;
}

int queue_take(struct queue *q)
{
    struct task *t = q->first;
    int minutes = t->minutes;

    q->first = t->next;
    if (q->first == NULL)
        q->last = NULL;
    free(t);
    return minutes;
}

static void unlink_task(struct queue *q, struct task *prev, struct task *t)
{
    if (prev != NULL)
        prev->next = t->next;
    else
        q->first = t->next;
    if (q->last == t)
        q->last = prev;
    free(t);
}

void queue_drop_long(struct queue *q, int limit)
{
    struct task *prev = NULL;

    for (struct task *t = q->first; t != NULL; t = t->next) {
        if (t->minutes > limit)
            unlink_task(q, prev, t);
        else
            prev = t;
    }
}
