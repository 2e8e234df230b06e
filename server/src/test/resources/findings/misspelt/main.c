#include <stdio.h>
#include "list.h"

/* Returns the value in the middle of the list, or -1 if it is empty. */
static int middle(const struct node *head)
{
    if (head == NULL)
        return -1;

    int steps = list_length(head) / 2;

    while (steps-- > 0)
        head = head->next;
    return head->value;
}

int main(void)
{
    struct node *list = NULL;

    /* 1 .. 7, pushed in reverse so that 1 comes first */
    for (int i = 7; i >= 1; i--)
        list = list_push(list, i);

    printf("middle = %d\n", middle(list));

    list_free(list);
    return 0;
}
