/* Says in words what holds and what does not. Each test has its own ring. */
#include "bytering.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool fails; /* in the test that runs now */

/* The line of a test is finished by the first thing that does not hold. */
static void fail(void)
{
    if (!fails) {
        puts("FAILS");
    }
    fails = true;
}

static void wants(const char *call, size_t wanted, size_t got)
{
    if (got != wanted) {
        fail();
        printf("    %s gave %zu, expected %zu\n", call, got, wanted);
    }
}

static void put(struct bytering *ring, const char *text, size_t wanted)
{
    char call[64];

    snprintf(call, sizeof(call), "put \"%s\"", text);
    wants(call, wanted,
          ring_put(ring, (const unsigned char *)text, strlen(text)));
}

static void get(struct bytering *ring, size_t room, const char *wanted)
{
    unsigned char to[32] = { 0 };
    char call[64];
    size_t got = ring_get(ring, to, room);

    snprintf(call, sizeof(call), "get %zu", room);
    wants(call, strlen(wanted), got);
    if (got == strlen(wanted) && memcmp(to, wanted, got) != 0) {
        fail();
        printf("    get %zu gave \"%.*s\", expected \"%s\"\n",
               room, (int)got, (const char *)to, wanted);
    }
}

static void used(struct bytering *ring, size_t wanted)
{
    wants("used", wanted, ring_used(ring));
}

static void begins_empty(struct bytering *ring)
{
    used(ring, 0);
    get(ring, 4, "");
}

static void keeps_the_order(struct bytering *ring)
{
    put(ring, "abc", 3);
    used(ring, 3);
    get(ring, 2, "ab");
    get(ring, 2, "c");
    used(ring, 0);
}

static void holds_all_it_says(struct bytering *ring)
{
    put(ring, "abcd", 4);
    used(ring, 4);
    put(ring, "e", 0);
    get(ring, 4, "abcd");
}

static void takes_the_part_that_fits(struct bytering *ring)
{
    put(ring, "abcdefgh", 4);
    get(ring, 9, "abcd");
}

static void goes_round(struct bytering *ring)
{
    put(ring, "abc", 3);
    get(ring, 2, "ab");
    put(ring, "defg", 3);
    get(ring, 9, "cdef");
}

static void goes_round_a_hundred_times(struct bytering *ring)
{
    for (int i = 0; i < 100 && !fails; i++) {
        put(ring, "xyz", 3);
        get(ring, 3, "xyz");
    }
}

static void works_with_one_byte(struct bytering *ring)
{
    put(ring, "ab", 1);
    put(ring, "b", 0);
    get(ring, 2, "a");
    put(ring, "c", 1);
    get(ring, 1, "c");
}

static const struct test {
    const char *name;
    size_t capacity;
    void (*run)(struct bytering *ring);
} tests[] = {
    { "a new ring is empty", 4, begins_empty },
    { "bytes come out in order", 4, keeps_the_order },
    { "a ring of four holds four", 4, holds_all_it_says },
    { "the part that fits is taken", 4, takes_the_part_that_fits },
    { "it goes round the end", 4, goes_round },
    { "it goes round a hundred times", 4, goes_round_a_hundred_times },
    { "a ring of one works", 1, works_with_one_byte },
};

int main(void)
{
    const size_t count = sizeof(tests) / sizeof(tests[0]);
    size_t held = 0;

    for (size_t i = 0; i < count; i++) {
        struct bytering *ring = ring_new(tests[i].capacity);

        fails = false;
        printf("%-30s", tests[i].name);
        if (ring == NULL) {
            fail();
            puts("    ring_new gave NULL");
        } else {
            tests[i].run(ring);
        }
        ring_free(ring);
        if (!fails) {
            puts("holds");
            held++;
        }
    }
    printf("\n%zu of %zu hold.\n", held, count);
    return held == count ? 0 : 1;
}
