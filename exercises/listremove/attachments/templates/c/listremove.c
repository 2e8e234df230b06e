#include "listremove.h"

/* Stage 1: also the first task, also the last, also all of them. */

size_t list_remove(struct task **head, task_match *match, task_drop *drop, void *context)
{
    (void)head;
    (void)match;
    (void)drop;
    (void)context;
    return 0;
}

/* Stage 2. */

void list_reverse(struct task **head)
{
    (void)head;
}

/* Stage 3. */

struct task *list_merge(struct task *first, struct task *second)
{
    (void)first;
    (void)second;
    return NULL;
}
