#include "bytering.h"

#include <stdlib.h>
#include <string.h>

struct bytering {
    unsigned char *bytes;
    size_t capacity;
    size_t oldest; /* where the next byte is read, below capacity */
    size_t used;   /* tells a full ring from an empty one */
};

struct bytering *ring_new(size_t capacity)
{
    struct bytering *ring;

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

void ring_free(struct bytering *ring)
{
    if (ring != NULL) {
        free(ring->bytes);
        free(ring);
    }
}

size_t ring_used(const struct bytering *ring)
{
    return ring->used;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* The place that lies steps behind place, so that no sum can overflow. */
static size_t onward(const struct bytering *ring, size_t place, size_t steps)
{
    size_t to_end = ring->capacity - place;

    return steps < to_end ? place + steps : steps - to_end;
}

size_t ring_put(struct bytering *ring, const unsigned char *from, size_t count)
{
    size_t taken = smaller(count, ring->capacity - ring->used);
    size_t place = onward(ring, ring->oldest, ring->used);
    size_t first = smaller(taken, ring->capacity - place);

    if (taken > 0) {
        memcpy(ring->bytes + place, from, first);
        memcpy(ring->bytes, from + first, taken - first);
        ring->used += taken;
    }
    return taken;
}

size_t ring_get(struct bytering *ring, unsigned char *to, size_t room)
{
    size_t given = smaller(room, ring->used);
    size_t first = smaller(given, ring->capacity - ring->oldest);

    if (given > 0) {
        memcpy(to, ring->bytes, given - first);
        memcpy(to + given - first, ring->bytes + ring->oldest, first);
        ring->oldest = onward(ring, ring->oldest, given);
        ring->used -= given;
    }
    return given;
}
