#include <stdio.h>
#include <string.h>

#define CAPACITY 8

/* A sorted list of high scores in a plain array. */
struct scores {
    int values[CAPACITY];
    int count;
};

/* index of the first value that is smaller than score */
static int find_place(const struct scores *s, int score)
{
    int i = 0;
    while (i < s->count && s->values[i] >= score)
        i++;
    return i;
}

/* Makes room at the given index. */
static void open_gap(struct scores *s, int at)
{
    int *from = &s->values[at];
    size_t behind = (size_t)(s->count - at);

    memcpy(from + 1, from, behind * sizeof *from);
    s->count++;
}

static void add_score(struct scores *s, int score)
{
    int at = find_place(s, score);

    if (s->count == CAPACITY) {
        /* full: the last one is dropped */
        if (at == CAPACITY)
            return;
        s->count--;
    }
    open_gap(s, at);
    s->values[at] = score;
}

int main(void)
{
    struct scores best = { .count = 0 };
    int played[] = { 120, 80, 40, 310, 75 };

    for (size_t i = 0; i < sizeof played / sizeof played[0]; i++)
        add_score(&best, played[i]);

    for (int i = 0; i < best.count; i++)
        printf("%d. %d\n", i + 1, best.values[i]);
    return 0;
}
