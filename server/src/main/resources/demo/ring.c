#include <stdbool.h>
#include <stdio.h>

#define RING_SIZE 8

struct ring {
    char data[RING_SIZE];
    unsigned head; /* next place to write */
    unsigned tail; /* next place to read */
};

static bool ring_put(struct ring *r, char c)
{
    /* Your code here. */
    (void)r;
    (void)c;
    return false;
}

static bool ring_get(struct ring *r, char *c)
{
    /* Your code here. */
    (void)r;
    (void)c;
    return false;
}

int main(void)
{
    struct ring r = { .head = 0, .tail = 0 };
    char c;

    for (c = 'a'; ring_put(&r, c); c++) {
        printf("put %c\n", c);
    }
    while (ring_get(&r, &c)) {
        printf("got %c\n", c);
    }
    return 0;
}
