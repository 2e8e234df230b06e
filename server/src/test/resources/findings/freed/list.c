#include <stdlib.h>
#include "list.h"
struct node *node(int value)
{
    struct node *n = calloc(1, sizeof *n);
    n->value = value;
    return n;
}
void drop(struct node *n)
{
    free(n);
}
