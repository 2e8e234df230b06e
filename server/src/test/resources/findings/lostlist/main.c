#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};

static struct node *new_node(int value, struct node *next)
{
    struct node *n = malloc(sizeof *n);
    if (n == NULL)
        exit(1);
    n->value = value;
    n->next = next;
    return n;
}

/* list with the values from .. to */
static struct node *make_range(int from, int to)
{
    struct node *head = NULL;
    for (int v = to; v >= from; v--)
        head = new_node(v, head);
    return head;
}

/* turns the list around without new nodes */
static struct node *reverse(struct node *head)
{
    struct node *done = NULL;
    while (head != NULL) {
        struct node *next = head->next;
        head->next = done;
        done = head;
        head = next;
    }
    return done;
}

static int sum(const struct node *n)
{
    return n == NULL ? 0 : n->value + sum(n->next);
}

static void free_list(struct node *head)
{
    while (head != NULL) {
        struct node *next = head->next;
        free(head);
        head = next;
    }
}

int main(void)
{
    struct node *list = reverse(make_range(1, 5));

    printf("sum = %d\n", sum(list));
    /* print backwards */
    while (list != NULL) {
        printf("%d ", list->value);
        list = list->next;
    }
    printf("\n");

    free_list(list);
    return 0;
}
