#ifndef LIST_H
#define LIST_H

struct node {
    int value;
    struct node *next;
};

/* put a value at the front, returns the new head */
struct node *list_push(struct node *head, int value);

/* number of nodes */
int list_length(const struct node *head);

void list_free(struct node *head);

#endif
