/* The tests that count. */
#include "ringbuf.h"
#include "tests.h"

static void put(struct ringbuf *ring, const char *text, size_t stored)
{
    CHECK_UINT(ring_put(ring, (const unsigned char *)text, strlen(text)), stored);
}

static void get(struct ringbuf *ring, size_t room, const char *expected)
{
    unsigned char to[256];

    memset(to, '#', sizeof(to));
    size_t got = ring_get(ring, to, room);
    CHECK_BYTES(to, got, expected, strlen(expected));
    CHECK_INT(to[got], '#');
}

static void peek(const struct ringbuf *ring, size_t room, const char *expected)
{
    unsigned char to[256];

    memset(to, '#', sizeof(to));
    size_t got = ring_peek(ring, to, room);
    CHECK_BYTES(to, got, expected, strlen(expected));
    CHECK_INT(to[got], '#');
}

/* A ring of that capacity whose next byte goes to that place of its storage. */
static struct ringbuf *turned(size_t capacity, size_t place)
{
    struct ringbuf *ring = ring_new(capacity);
    unsigned char byte = '.';

    for (size_t i = 0; ring != NULL && i < place; i++) {
        ring_put(ring, &byte, 1);
        ring_get(ring, &byte, 1);
    }
    return ring;
}

TEST(s1_begins_empty)
{
    struct ringbuf *ring = ring_new(16);

    CHECK(ring != NULL);
    CHECK_UINT(ring_used(ring), 0);
    CHECKED(get(ring, 16, ""));
    ring_free(ring);
    ring_free(NULL);
}

TEST(s1_keeps_order)
{
    struct ringbuf *ring = ring_new(16);

    CHECK(ring != NULL);
    CHECKED(put(ring, "one", 3));
    CHECKED(put(ring, "two", 3));
    CHECK_UINT(ring_used(ring), 6);
    CHECKED(get(ring, 4, "onet"));
    CHECK_UINT(ring_used(ring), 2);
    CHECKED(get(ring, 100, "wo"));
    CHECK_UINT(ring_used(ring), 0);
    ring_free(ring);
}

TEST(s1_any_byte)
{
    struct ringbuf *ring = ring_new(256);
    unsigned char all[256];
    unsigned char back[256];

    CHECK(ring != NULL);
    for (int i = 0; i < 256; i++) {
        all[i] = (unsigned char)i;
    }
    CHECK_UINT(ring_put(ring, all, 256), 256);
    CHECK_UINT(ring_get(ring, back, 256), 256);
    CHECK_BYTES(back, 256, all, 256);
    ring_free(ring);
}

TEST(s1_nothing_is_nothing)
{
    struct ringbuf *ring = ring_new(4);

    CHECK(ring_new(0) == NULL);
    CHECK(ring != NULL);
    CHECKED(put(ring, "", 0));
    CHECK_UINT(ring_used(ring), 0);
    CHECKED(put(ring, "ab", 2));
    CHECKED(get(ring, 0, ""));
    CHECKED(get(ring, 4, "ab"));
    ring_free(ring);
}

TEST(s2_holds_all_it_says)
{
    struct ringbuf *ring = ring_new(4);

    CHECK(ring != NULL);
    CHECKED(put(ring, "abcd", 4));
    CHECK_UINT(ring_used(ring), 4);
    CHECKED(put(ring, "e", 0));
    CHECKED(get(ring, 4, "abcd"));
    CHECK_UINT(ring_used(ring), 0);
    ring_free(ring);
}

TEST(s2_takes_what_fits)
{
    struct ringbuf *ring = ring_new(5);

    CHECK(ring != NULL);
    CHECKED(put(ring, "abc", 3));
    CHECKED(put(ring, "defg", 2));
    CHECKED(put(ring, "x", 0));
    CHECKED(get(ring, 9, "abcde"));
    ring_free(ring);
}

TEST(s2_wraps_from_everywhere)
{
    for (size_t place = 0; place < 7; place++) {
        struct ringbuf *ring = turned(7, place);

        CHECK(ring != NULL);
        CHECKED(put(ring, "abcdefgh", 7));
        CHECKED(get(ring, 3, "abc"));
        CHECKED(put(ring, "xyz", 3));
        CHECKED(get(ring, 99, "defgxyz"));
        ring_free(ring);
    }
}

TEST(s2_one_byte)
{
    struct ringbuf *ring = ring_new(1);

    CHECK(ring != NULL);
    for (int i = 0; i < 5; i++) {
        CHECKED(put(ring, "ab", 1));
        CHECKED(put(ring, "b", 0));
        CHECK_UINT(ring_used(ring), 1);
        CHECKED(get(ring, 2, "a"));
        CHECKED(get(ring, 2, ""));
    }
    ring_free(ring);
}

TEST(s2_long_way)
{
    struct ringbuf *ring = ring_new(13);
    unsigned char next_in = 0;
    unsigned char next_out = 0;

    CHECK(ring != NULL);
    for (size_t round = 0; round < 20000; round++) {
        unsigned char bytes[16];
        size_t count = round % 11 + 1;

        for (size_t i = 0; i < count; i++) {
            bytes[i] = (unsigned char)(next_in + i);
        }
        next_in += (unsigned char)ring_put(ring, bytes, count);
        count = ring_get(ring, bytes, round % 7 + 1);
        for (size_t i = 0; i < count; i++) {
            CHECK_INT(bytes[i], next_out);
            next_out++;
        }
    }
    CHECK_UINT(ring_used(ring), (unsigned char)(next_in - next_out));
    ring_free(ring);
}

TEST(s3_peek_changes_nothing)
{
    struct ringbuf *ring = ring_new(6);

    CHECK(ring != NULL);
    CHECKED(peek(ring, 6, ""));
    CHECKED(put(ring, "abcd", 4));
    CHECKED(peek(ring, 2, "ab"));
    CHECKED(peek(ring, 9, "abcd"));
    CHECK_UINT(ring_used(ring), 4);
    CHECKED(get(ring, 9, "abcd"));
    ring_free(ring);
}

TEST(s3_peek_wraps)
{
    for (size_t place = 0; place < 5; place++) {
        struct ringbuf *ring = turned(5, place);

        CHECK(ring != NULL);
        CHECKED(put(ring, "abcde", 5));
        CHECKED(peek(ring, 5, "abcde"));
        CHECKED(peek(ring, 3, "abc"));
        CHECKED(get(ring, 5, "abcde"));
        ring_free(ring);
    }
}

TEST(s3_grows)
{
    for (size_t place = 0; place < 4; place++) {
        struct ringbuf *ring = turned(4, place);

        CHECK(ring != NULL);
        CHECKED(put(ring, "abcd", 4));
        CHECK(ring_resize(ring, 9));
        CHECK_UINT(ring_used(ring), 4);
        CHECKED(put(ring, "efghij", 5));
        CHECKED(get(ring, 2, "ab"));
        CHECKED(put(ring, "kl", 2));
        CHECKED(get(ring, 99, "cdefghikl"));
        ring_free(ring);
    }
}

TEST(s3_shrinks)
{
    for (size_t place = 0; place < 8; place++) {
        struct ringbuf *ring = turned(8, place);

        CHECK(ring != NULL);
        CHECKED(put(ring, "abc", 3));
        CHECK(ring_resize(ring, 3));
        CHECKED(put(ring, "d", 0));
        CHECKED(get(ring, 1, "a"));
        CHECKED(put(ring, "de", 1));
        CHECKED(get(ring, 9, "bcd"));
        ring_free(ring);
    }
}

TEST(s3_refuses_to_lose)
{
    struct ringbuf *ring = turned(6, 4);

    CHECK(ring != NULL);
    CHECKED(put(ring, "abcd", 4));
    CHECK(ring_resize(ring, 5));
    CHECK(!ring_resize(ring, 3));
    CHECK(!ring_resize(ring, 0));
    CHECK_UINT(ring_used(ring), 4);
    CHECKED(put(ring, "efg", 1));
    CHECKED(get(ring, 9, "abcde"));
    ring_free(ring);
}

RUN_TESTS(
    ENTRY(s1_begins_empty, ""), ENTRY(s1_keeps_order, ""), ENTRY(s1_any_byte, ""), ENTRY(s1_nothing_is_nothing, ""),
    ENTRY(s2_holds_all_it_says, ""), ENTRY(s2_takes_what_fits, ""), ENTRY(s2_wraps_from_everywhere, ""),
    ENTRY(s2_one_byte, ""), ENTRY(s2_long_way, ""), ENTRY(s3_peek_changes_nothing, ""), ENTRY(s3_peek_wraps, ""),
    ENTRY(s3_grows, ""), ENTRY(s3_shrinks, ""), ENTRY(s3_refuses_to_lose, ""))
