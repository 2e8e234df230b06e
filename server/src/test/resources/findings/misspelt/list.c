#include <stdlib.h>
#include "list.h"

struct node *list_push(struct node *head, int value)
{
    struct node *n = malloc(sizeof *n);
    if (n == NULL)
        return head;
    n->value = value;
    n->next = head;
    return n;
}

int list_lenght(const struct node *head)
{
    int count = 0;
    for (; head != NULL; head = head->next)
        count++;
    return count;
}

void list_free(struct node *head)
{
    while (head != NULL) {
        struct node *next = head->next;
        free(head);
        head = next;
    }
}
