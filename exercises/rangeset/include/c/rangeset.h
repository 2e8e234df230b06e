#ifndef RANGESET_H
#define RANGESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A set of addresses, kept as ranges. Any address from 0 to UINT64_MAX may be in it. */
struct rangeset;

/* Both ends belong to the range. */
struct range {
    uint64_t first;
    uint64_t last;
};

/* An empty set; NULL without memory. The caller frees it with set_free. */
struct rangeset *set_new(void);

/* Gives all memory of the set back. NULL is allowed. */
void set_free(struct rangeset *set);

/*
 * Puts length addresses in, from start on. Those that are in already stay. With
 * length 0 nothing changes, and true is returned, whatever start is. Returns
 * false and changes nothing when a range would go past UINT64_MAX, or without
 * memory.
 */
bool set_add(struct rangeset *set, uint64_t start, uint64_t length);

/*
 * Takes length addresses out, from start on, as far as they are in. What is
 * said of set_add for length 0, UINT64_MAX and memory holds here too.
 */
bool set_remove(struct rangeset *set, uint64_t start, uint64_t length);

/* Whether the address is in the set. */
bool set_has(const struct rangeset *set, uint64_t address);

/*
 * Writes the ranges, lowest first, but not more of them than there is room for;
 * returns how many the set has. They are as few as can be: between two of them
 * lies at least one address that is not in the set. With room 0, to may be NULL.
 */
size_t set_list(const struct rangeset *set, struct range *to, size_t room);

#endif
