#include <stdio.h>
#include <stdlib.h>

/* Binary search tree with string keys is overkill, ints are enough. */
struct tree {
    int key;
    struct tree *left;
    struct tree *right;
};

/* Counts all keys k with low <= k <= high. */
static int count_range(const struct tree *t, int low, int high)
{
    if (t == NULL)
        return 0;
    if (t->key < low)
        return count_range(t->right, low, high);
    if (t->key > high)
        return count_range(t->left, low, high);
    return 1 + count_range(t->left, low, high)
             + count_range(t->right, high);
}

static struct tree *insert(struct tree *t, int key)
{
    if (t == NULL) {
        t = calloc(1, sizeof *t);
        if (t == NULL)
            exit(1);
        t->key = key;
    } else if (key < t->key) {
        t->left = insert(t->left, key);
    } else if (key > t->key) {
        t->right = insert(t->right, key);
    }
    return t;
}

static void destroy(struct tree *t)
{
    if (t == NULL)
        return;
    destroy(t->left);
    destroy(t->right);
    free(t);
}

int main(void)
{
    int keys[] = { 50, 20, 70, 10, 30, 60, 90 };
    struct tree *root = NULL;

    for (int i = 0; i < 7; i++)
        root = insert(root, keys[i]);
    printf("between 20 and 60: %d\n", count_range(root, 20, 60));
    destroy(root);
    return 0;
}
