#include "rangeset.h"

#include <stdlib.h>

struct rangeset {
    /* How does a set keep its ranges? */
    struct range *ranges;
};

/* Stage 1: all of these, for ranges that neither overlap nor touch. */

struct rangeset *set_new(void)
{
    return NULL;
}

void set_free(struct rangeset *set)
{
    (void)set;
}

bool set_has(const struct rangeset *set, uint64_t address)
{
    (void)set;
    (void)address;
    return false;
}

size_t set_list(const struct rangeset *set, struct range *to, size_t room)
{
    (void)set;
    (void)to;
    (void)room;
    return 0;
}

/* Stage 1: ranges that lie apart. Stage 2: those that overlap or touch. */

bool set_add(struct rangeset *set, uint64_t start, uint64_t length)
{
    (void)set;
    (void)start;
    (void)length;
    return false;
}

/* Stage 3: ranges that are taken out, and the last address there is. */

bool set_remove(struct rangeset *set, uint64_t start, uint64_t length)
{
    (void)set;
    (void)start;
    (void)length;
    return false;
}
