#include "listremove.h"

size_t list_remove(struct task **head, task_match *match, task_drop *drop, void *context)
{
    struct task **link = head; /* what leads to the next task, be it the head or a next */
    size_t removed = 0;

    while (*link != NULL) {
        struct task *task = *link;

        if (match(task, context)) {
            /* After drop the task may be gone, so the list lets go of it before. */
            *link = task->next;
            drop(task, context);
            removed++;
        }
        /* Trap: goes on also after a removal, and so past a task that was not looked at. */
        if (*link != NULL) {
            link = &(*link)->next;
        }
    }
    return removed;
}

void list_reverse(struct task **head)
{
    struct task *turned = NULL; /* the first task becomes the last, so it leads to NULL */
    struct task *rest = *head;

    while (rest != NULL) {
        struct task *task = rest;

        rest = task->next;
        task->next = turned;
        turned = task;
    }
    *head = turned;
}

struct task *list_merge(struct task *first, struct task *second)
{
    struct task *merged = NULL;
    struct task **link = &merged; /* where the next task goes */

    while (first != NULL && second != NULL) {
        /* Of equal ones the first list's goes first. */
        struct task **from = first->priority <= second->priority ? &first : &second;

        *link = *from;
        *from = (*from)->next;
        link = &(*link)->next;
    }
    *link = first != NULL ? first : second;
    return merged;
}
