#include <stdio.h>
#include "queue.h"

/* A doctor's waiting room: long appointments are sent home. */
static void print_queue(const struct queue *q)
{
    for (const struct task *t = q->first; t != NULL; t = t->next)
        printf("#%d(%d) ", t->id, t->minutes);
    printf("\n");
}

int main(void)
{
    struct queue q = { NULL, NULL };
    int minutes[] = { 10, 45, 15, 5 };
    int total = 0;

    for (int i = 0; i < 4; i++)
        queue_add(&q, i + 1, minutes[i]);

    print_queue(&q);
    queue_drop_long(&q, 30);
    print_queue(&q);

    while (q.first != NULL)
        total += queue_take(&q);
    printf("total: %d minutes\n", total);
    return 0;
}
