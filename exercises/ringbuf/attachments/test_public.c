/* Says in words what holds and what does not. Change nothing here. */
#include "ringbuf.h"
#include "tests.h"

static void put_stores(struct ringbuf *ring, const char *text, size_t stored)
{
    CHECK_UINT(ring_put(ring, (const unsigned char *)text, strlen(text)), stored);
}

static void get(struct ringbuf *ring, size_t room, const char *expected)
{
    unsigned char to[64];
    size_t got = ring_get(ring, to, room);

    CHECK_BYTES(to, got, expected, strlen(expected));
}

TEST(a_new_ring_is_empty)
{
    struct ringbuf *ring = ring_new(8);

    CHECK(ring != NULL);
    CHECK_UINT(ring_used(ring), 0);
    CHECKED(get(ring, 8, ""));
    ring_free(ring);
}

TEST(bytes_come_out_in_order)
{
    struct ringbuf *ring = ring_new(8);

    CHECK(ring != NULL);
    CHECKED(put_stores(ring, "abc", 3));
    CHECK_UINT(ring_used(ring), 3);
    CHECKED(get(ring, 2, "ab"));
    CHECKED(get(ring, 2, "c"));
    CHECK_UINT(ring_used(ring), 0);
    ring_free(ring);
}

TEST(it_goes_round_the_end)
{
    struct ringbuf *ring = ring_new(4);

    CHECK(ring != NULL);
    CHECKED(put_stores(ring, "abc", 3));
    CHECKED(get(ring, 2, "ab"));
    CHECKED(put_stores(ring, "defg", 3));
    CHECKED(get(ring, 9, "cdef"));
    ring_free(ring);
}

TEST(a_peek_leaves_the_bytes_in)
{
    struct ringbuf *ring = ring_new(4);
    unsigned char to[4];

    CHECK(ring != NULL);
    CHECKED(put_stores(ring, "abc", 3));
    CHECK_UINT(ring_peek(ring, to, 2), 2);
    CHECK_BYTES(to, 2, "ab", 2);
    CHECKED(get(ring, 4, "abc"));
    ring_free(ring);
}

TEST(a_larger_ring_keeps_its_bytes)
{
    struct ringbuf *ring = ring_new(2);

    CHECK(ring != NULL);
    CHECKED(put_stores(ring, "ab", 2));
    CHECK(ring_resize(ring, 4));
    CHECKED(put_stores(ring, "cde", 2));
    CHECKED(get(ring, 8, "abcd"));
    ring_free(ring);
}

RUN_TESTS(
    ENTRY(a_new_ring_is_empty, "1: a new ring is empty"),
    ENTRY(bytes_come_out_in_order, "1: bytes come out in the order they went in"),
    ENTRY(it_goes_round_the_end, "2: it goes round the end"),
    ENTRY(a_peek_leaves_the_bytes_in, "3: a peek leaves the bytes in"),
    ENTRY(a_larger_ring_keeps_its_bytes, "3: a larger ring keeps its bytes"))
