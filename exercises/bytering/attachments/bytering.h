#ifndef BYTERING_H
#define BYTERING_H

#include <stddef.h>

struct bytering;

/* An empty ring for capacity bytes; NULL for capacity 0 or without memory. */
struct bytering *ring_new(size_t capacity);

/* Gives all memory of the ring back. NULL is allowed. */
void ring_free(struct bytering *ring);

/* How many bytes wait to be read. */
size_t ring_used(const struct bytering *ring);

/* Stores as many of the count bytes as fit, in order; returns how many. */
size_t ring_put(struct bytering *ring, const unsigned char *from, size_t count);

/* Takes out at most room bytes, oldest first; returns how many. */
size_t ring_get(struct bytering *ring, unsigned char *to, size_t room);

#endif
