#ifndef QUEUE_H
#define QUEUE_H

struct task {
    int id;
    int minutes;
    struct task *next;
};

struct queue {
    struct task *first;
    struct task *last;
};

void queue_add(struct queue *q, int id, int minutes);

/* Removes the first task and tells how many minutes it takes. */
int queue_take(struct queue *q);

/* Removes every task that takes longer than limit. */
void queue_drop_long(struct queue *q, int limit);

#endif
