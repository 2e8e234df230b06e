#ifndef RINGBUF_H
#define RINGBUF_H

#include <stdbool.h>
#include <stddef.h>

struct ringbuf;

/* An empty ring for capacity bytes; NULL for capacity 0 or without memory. */
struct ringbuf *ring_new(size_t capacity);

/* Gives all memory of the ring back. NULL is allowed. */
void ring_free(struct ringbuf *ring);

/* How many bytes wait to be read. */
size_t ring_used(const struct ringbuf *ring);

/* Stores as many of the count bytes as fit, in order; returns how many. */
size_t ring_put(struct ringbuf *ring, const unsigned char *from, size_t count);

/* Takes out at most room bytes, oldest first; returns how many. */
size_t ring_get(struct ringbuf *ring, unsigned char *to, size_t room);

/* Copies at most room bytes, oldest first, and leaves them in; returns how many. */
size_t ring_peek(const struct ringbuf *ring, unsigned char *to, size_t room);

/*
 * Gives the ring another capacity. What is in it stays, in its order.
 * Returns false and changes nothing when it would not fit, when capacity is 0,
 * or without memory.
 */
bool ring_resize(struct ringbuf *ring, size_t capacity);

#endif
