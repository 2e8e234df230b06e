#include <stdio.h>
#include "events.h"

static int total;

/* handler: adds up all values */
static void add_up(int value)
{
    total += value;
}

/* handler: should greet only once */
static void greet(int value)
{
    printf("first value is %d\n", value);
}

int main(void)
{
    events_register("sum", add_up, false);
    events_register("greeting", greet, true);

    for (int i = 1; i <= 3; i++) {
        int n = events_emit(i * 10);
        printf("event %d: %d handlers called\n", i, n);
    }

    printf("total = %d\n", total);
    events_clear();
    return 0;
}
