#include "bytering.h"

#include <stdlib.h>

/* Two places and no count: when they meet, the ring is taken for empty, also when it is full. */
struct bytering {
    unsigned char *bytes;
    size_t capacity;
    size_t oldest;
    size_t next;
};

struct bytering *ring_new(size_t capacity)
{
    struct bytering *ring = calloc(1, sizeof(*ring));

    ring->bytes = malloc(capacity);
    ring->capacity = capacity;
    return ring;
}

void ring_free(struct bytering *ring)
{
    free(ring->bytes);
    free(ring);
}

size_t ring_used(const struct bytering *ring)
{
    return (ring->next + ring->capacity - ring->oldest) % ring->capacity;
}

size_t ring_put(struct bytering *ring, const unsigned char *from, size_t count)
{
    size_t taken = 0;

    while (taken < count && taken < ring->capacity) {
        ring->bytes[ring->next] = from[taken++];
        ring->next = (ring->next + 1) % ring->capacity;
    }
    return taken;
}

size_t ring_get(struct bytering *ring, unsigned char *to, size_t room)
{
    size_t given = 0;

    while (given < room && ring->oldest != ring->next) {
        to[given++] = ring->bytes[ring->oldest];
        ring->oldest = (ring->oldest + 1) % ring->capacity;
    }
    return given;
}
