#include "ringbuf.h"

#include <stdlib.h>
#include <string.h>

struct ringbuf {
    unsigned char *bytes;
    size_t capacity;
    size_t oldest; /* where the next byte is read, below capacity */
    size_t used;   /* tells a full ring from an empty one */
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The place that lies steps behind place, so that no sum can overflow. */
static size_t onward(const struct ringbuf *ring, size_t place, size_t steps)
{
    size_t to_end = ring->capacity - place;

    return steps < to_end ? place + steps : steps - to_end;
}

struct ringbuf *ring_new(size_t capacity)
{
    struct ringbuf *ring;

    if (capacity == 0) {
        return NULL;
    }
    ring = calloc(1, sizeof(*ring));
    if (ring == NULL) {
        return NULL;
    }
    ring->bytes = malloc(capacity);
    if (ring->bytes == NULL) {
        free(ring);
        return NULL;
    }
    ring->capacity = capacity;
    return ring;
}

void ring_free(struct ringbuf *ring)
{
    if (ring != NULL) {
        free(ring->bytes);
        free(ring);
    }
}

size_t ring_used(const struct ringbuf *ring)
{
    return ring->used;
}

size_t ring_put(struct ringbuf *ring, const unsigned char *from, size_t count)
{
    size_t place = onward(ring, ring->oldest, ring->used);
    size_t fits = smaller(count, ring->capacity - ring->used);
    size_t first = smaller(fits, ring->capacity - place);

    if (fits == 0) {
        return 0;
    }
    memcpy(ring->bytes + place, from, first);
    /* Trap: what does not fit up to the end of the storage is left out. */
    ring->used += first;
    return first;
}

size_t ring_peek(const struct ringbuf *ring, unsigned char *to, size_t room)
{
    size_t count = smaller(room, ring->used);
    size_t first = smaller(count, ring->capacity - ring->oldest);

    if (count == 0) {
        return 0;
    }
    memcpy(to, ring->bytes + ring->oldest, first);
    memcpy(to + first, ring->bytes, count - first);
    return count;
}

size_t ring_get(struct ringbuf *ring, unsigned char *to, size_t room)
{
    size_t count = ring_peek(ring, to, room);

    ring->oldest = onward(ring, ring->oldest, count);
    ring->used -= count;
    return count;
}

bool ring_resize(struct ringbuf *ring, size_t capacity)
{
    unsigned char *bytes;

    if (capacity == 0 || capacity < ring->used) {
        return false;
    }
    bytes = malloc(capacity);
    if (bytes == NULL) {
        return false;
    }
    ring_peek(ring, bytes, ring->used);
    free(ring->bytes);
    ring->bytes = bytes;
    ring->capacity = capacity;
    ring->oldest = 0;
    return true;
}
