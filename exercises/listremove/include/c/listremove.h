#ifndef LISTREMOVE_H
#define LISTREMOVE_H

#include <stdbool.h>
#include <stddef.h>

/* A list is a pointer to its first task; NULL is the empty list. */
struct task {
    struct task *next; /* NULL in the last task */
    int priority;
    char name;
};

/* Whether a task is to go. It does not look at other tasks. */
typedef bool task_match(const struct task *task, void *context);

/* Receives a task that has left the list, and owns it: it may free it or link it elsewhere. */
typedef void task_drop(struct task *task, void *context);

/*
 * Takes every task out that matches and hands it to drop; the others stay in their order.
 * match is called once for each task, in the order of the list; drop is called once for each
 * task that matched, in the same order. Both get context as it is. What next holds in a task
 * that is handed to drop does not matter. Returns how many tasks were taken out.
 */
size_t list_remove(struct task **head, task_match *match, task_drop *drop, void *context);

/* Turns the order round. */
void list_reverse(struct task **head);

/*
 * Makes one list of two that are sorted by rising priority, and returns it; it is sorted too.
 * Tasks of equal priority keep their order, and those of first come before those of second.
 * Either list may be empty. A priority is any int.
 */
struct task *list_merge(struct task *first, struct task *second);

#endif
