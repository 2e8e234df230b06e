struct node { int value; struct node *next; };
struct node *node(int value);
void drop(struct node *n);
