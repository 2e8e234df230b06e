#include <stdio.h>

#define COUNT(a) ((int)(sizeof (a) / sizeof (a)[0]))

/* Years in which the club won the cup, in ascending order. */
static const int wins[] = { 1962, 1971, 1974, 1988, 1990, 2003, 2014 };

/*
 * Recursive binary search in a[low] .. a[high].
 * Returns the index of key, or -1 if it is not there.
 */
static int search(const int *a, int low, int high, int key)
{
    if (low > high)
        return -1;

    int mid = low + (high - low) / 2;

    if (a[mid] == key)
        return mid;
    if (a[mid] > key)
        return search(a, low, mid - 1, key);
    return search(a, mid, high, key);
}

static void ask(int year)
{
    int index = search(wins, 0, COUNT(wins) - 1, year);

    if (index >= 0)
        printf("%d: yes, win number %d\n", year, index + 1);
    else
        printf("%d: no\n", year);
}

int main(void)
{
    ask(1988);
    ask(1971);
    ask(1950);
    ask(1989);
    ask(2014);
    return 0;
}
