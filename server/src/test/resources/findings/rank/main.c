#include <stdio.h>
#include <stdlib.h>

#define SUITS 4

/* Order of the suits: clubs < diamonds < hearts < spades. */
static int suit_rank[SUITS] = { 0, 3, 1, 2 };

struct card {
    int suit;   /* 1 = clubs, 2 = spades, 3 = diamonds, 4 = hearts */
    int value;  /* 2 .. 14 */
};

static int rank_of(const int *ranks, const struct card *c)
{
    return ranks[c->suit];
}

/* sort by suit first, then by value */
static int by_suit(const void *pa, const void *pb)
{
    const struct card *a = pa;
    const struct card *b = pb;
    int ra = rank_of(suit_rank, a);
    int rb = rank_of(suit_rank, b);

    if (ra != rb)
        return ra - rb;
    return a->value - b->value;
}

static void print_hand(const struct card *hand, size_t n)
{
    static const char letters[] = "?CSDH";

    for (size_t i = 0; i < n; i++)
        printf("%c%d ", letters[hand[i].suit], hand[i].value);
    printf("\n");
}

int main(void)
{
    struct card hand[] = {
        { 2, 14 }, { 1, 3 }, { 3, 11 }, { 4, 7 }, { 1, 9 },
    };
    size_t n = sizeof hand / sizeof hand[0];

    print_hand(hand, n);
    qsort(hand, n, sizeof hand[0], by_suit);
    print_hand(hand, n);
    return 0;
}
