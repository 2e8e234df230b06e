#include "rangeset.h"

#include <stdlib.h>

/* Both ends belong to the range, so that the last address needs no case of its own. */
struct node {
    struct range range;
    struct node *next;
};

/* In order, and at least one address lies between two of them. */
struct rangeset {
    struct node *lowest;
};

struct rangeset *set_new(void)
{
    return calloc(1, sizeof(struct rangeset));
}

static void drop(struct node **link)
{
    struct node *node = *link;

    *link = node->next;
    free(node);
}

static struct node *insert(struct node **link, uint64_t first, uint64_t last)
{
    struct node *node = malloc(sizeof(*node));

    if (node != NULL) {
        node->range.first = first;
        node->range.last = last;
        node->next = *link;
        *link = node;
    }
    return node;
}

void set_free(struct rangeset *set)
{
    if (set != NULL) {
        while (set->lowest != NULL) {
            drop(&set->lowest);
        }
        free(set);
    }
}

/* For lengths from 1 on. What is left above start is computed, since the sum may overflow. */
static bool fits(uint64_t start, uint64_t length)
{
    return length - 1 <= UINT64_MAX - start;
}

/* Neither overlaps nor touches; nothing can overflow behind the first comparison. */
static bool apart(uint64_t lower_last, uint64_t upper_first)
{
    return lower_last < upper_first && upper_first - lower_last > 1;
}

bool set_add(struct rangeset *set, uint64_t start, uint64_t length)
{
    struct node **link = &set->lowest;
    uint64_t last = start + length - 1;
    struct node *node;

    if (length == 0) {
        return true;
    }
    if (!fits(start, length)) {
        return false;
    }
    while (*link != NULL && apart((*link)->range.last, start)) {
        link = &(*link)->next;
    }
    node = *link;
    if (node == NULL || apart(last, node->range.first)) {
        return insert(link, start, last) != NULL;
    }
    /* It grows, and what it reaches then goes into it. */
    if (start < node->range.first) {
        node->range.first = start;
    }
    if (last > node->range.last) {
        node->range.last = last;
    }
    /* Trap: it may reach more than one. */
    if (node->next != NULL && !apart(node->range.last, node->next->range.first)) {
        if (node->next->range.last > node->range.last) {
            node->range.last = node->next->range.last;
        }
        drop(&node->next);
    }
    return true;
}

bool set_remove(struct rangeset *set, uint64_t start, uint64_t length)
{
    struct node **link = &set->lowest;
    uint64_t last = start + length - 1;

    if (length == 0) {
        return true;
    }
    if (!fits(start, length)) {
        return false;
    }
    while (*link != NULL && (*link)->range.first <= last) {
        struct range *range = &(*link)->range;

        if (range->first < start && range->last > last) {
            /* Only a hole needs memory, and then nothing else has changed. */
            if (insert(&(*link)->next, last + 1, range->last) == NULL) {
                return false;
            }
            range->last = start - 1;
            return true;
        }
        if (range->first >= start && range->last <= last) {
            drop(link);
            continue;
        }
        if (range->last > last) {
            range->first = last + 1;
        } else if (range->last >= start) {
            range->last = start - 1;
        }
        link = &(*link)->next;
    }
    return true;
}

bool set_has(const struct rangeset *set, uint64_t address)
{
    const struct node *node = set->lowest;

    while (node != NULL && node->range.last < address) {
        node = node->next;
    }
    return node != NULL && node->range.first <= address;
}

size_t set_list(const struct rangeset *set, struct range *to, size_t room)
{
    size_t count = 0;

    for (const struct node *node = set->lowest; node != NULL; node = node->next) {
        if (count < room) {
            to[count] = node->range;
        }
        count++;
    }
    return count;
}
