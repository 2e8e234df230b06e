#include <stdio.h>
#include <string.h>

#define BUCKETS 8

/* Hash table with chaining; the entries are static to keep it short. */
struct entry {
    const char *name;
    int stock;
    struct entry *next;
};

static struct entry *table[BUCKETS];

static unsigned hash(const char *s)
{
    unsigned h = 5381;
    while (*s != '\0')
        h = h * 33 + (unsigned char)*s++;
    return h % BUCKETS;
}

static void put(struct entry *e)
{
    unsigned b = hash(e->name);
    e->next = table[b];
    table[b] = e;
}

/* NULL if there is no such article */
static struct entry *lookup(const char *name)
{
    struct entry *e = table[hash(name)];
    while (e != NULL && strcmp(e->name, name) != 0)
        e = e->next;
    return e;
}

static void take(const char *name, int amount)
{
    struct entry *article = lookup(name);

    if (article->stock >= amount)
        article->stock -= amount;
    else
        printf("not enough %s\n", name);
}

/* takes one piece of everything on the list */
static void process_order(const char **names, int n)
{
    for (int i = 0; i < n; i++)
        take(names[i], 1);
}

int main(void)
{
    static struct entry stock[] = {
        { "apple", 3, NULL }, { "pear", 0, NULL }, { "plum", 7, NULL },
    };
    const char *order[] = { "apple", "pear", "cherry", "plum" };

    for (int i = 0; i < 3; i++)
        put(&stock[i]);
    process_order(order, 4);
    printf("apples left: %d\n", lookup("apple")->stock);
    return 0;
}
