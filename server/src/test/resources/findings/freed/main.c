#include <stdlib.h>
#include "list.h"
int main(void)
{
    struct node *n = node(7);
    drop(n);
    return n->value;
}
