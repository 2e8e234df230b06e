/* The tests that count. */
#include "rangeset.h"
#include "tests.h"

enum { SPACE = 200, MOST = 110, TOP = 255 };

/* UINT64_MAX - TOP is the first of the last 256 addresses; the tests count from there. */
#define HIGH(offset) (UINT64_MAX - TOP + (offset))

/* The list as text in hexadecimal: "10-1f 30-3f ". */
static void text_of_list(const struct rangeset *set, const char *expected)
{
    struct range ranges[16];
    char text[16 * 40] = "";
    size_t used = 0;
    size_t count = set_list(set, ranges, 16);

    CHECK(count <= 16);
    for (size_t i = 0; i < count; i++) {
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%llx-%llx ",
                                 (unsigned long long)ranges[i].first,
                                 (unsigned long long)ranges[i].last);
    }
    CHECK_TEXT(text, expected);
}

/* Compares the set with one flag for each of the lowest addresses. */
static void agrees(const struct rangeset *set, const bool *in)
{
    struct range ranges[MOST];
    size_t count = set_list(set, ranges, MOST);
    size_t next = 0;

    CHECK(count <= MOST);
    for (size_t i = 0; i < SPACE; i++) {
        CHECK_INT(set_has(set, i), in[i]);
        if (in[i] && (i == 0 || !in[i - 1])) {
            CHECK(next < count);
            CHECK_HEX(ranges[next].first, i);
        }
        if (in[i] && (i + 1 == SPACE || !in[i + 1])) {
            CHECK_HEX(ranges[next].last, i);
            next++;
        }
    }
    CHECK_UINT(count, next);
}

/* The same numbers each time. */
static uint32_t next_number(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

/* Some steps, and after each the set must agree. */
static void long_walk(struct rangeset *set, bool *in, uint32_t seed, bool value)
{
    for (int step = 0; step < 60; step++) {
        uint32_t start = next_number(&seed) % SPACE;
        uint32_t length = next_number(&seed) % 11 + 1;

        if (start + length > SPACE) {
            length = SPACE - start;
        }
        CHECK(value ? set_add(set, start, length) : set_remove(set, start, length));
        for (uint32_t i = start; i < start + length; i++) {
            in[i] = value;
        }
        CHECKED(agrees(set, in));
    }
}

TEST(s1_empty_set)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECKED(text_of_list(set, ""));
    CHECK_UINT(set_list(set, NULL, 0), 0);
    CHECK(!set_has(set, 0));
    CHECK(!set_has(set, 12345));
    CHECK(!set_has(set, UINT64_MAX));
    set_free(set);
    set_free(NULL);
}

TEST(s1_borders)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x100000000, 0x10));
    CHECK(set_add(set, 0x500, 1));
    CHECK(set_add(set, 0, 3));
    CHECK(!set_has(set, 0xffffffff) && !set_has(set, 0x100000010));
    CHECK(set_has(set, 0x100000000) && set_has(set, 0x10000000f));
    CHECK(set_has(set, 0x500) && !set_has(set, 0x4ff) && !set_has(set, 0x501));
    CHECK(set_has(set, 0) && set_has(set, 2) && !set_has(set, 3));
    set_free(set);
}

TEST(s1_any_order)
{
    static const unsigned char orders[][4] = {
        { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 1, 3, 0, 2 }, { 2, 0, 3, 1 }
    };

    for (size_t i = 0; i < 4; i++) {
        struct rangeset *set = set_new();

        CHECK(set != NULL);
        for (size_t k = 0; k < 4; k++) {
            CHECK(set_add(set, 0x10 + orders[i][k] * 0x20, 0x10));
        }
        CHECKED(text_of_list(set, "10-1f 30-3f 50-5f 70-7f "));
        set_free(set);
    }
}

TEST(s1_length_zero)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 5, 0));
    CHECK(set_add(set, 0, 0));
    CHECKED(text_of_list(set, ""));
    CHECK(!set_has(set, 5) && !set_has(set, 4) && !set_has(set, 0));
    CHECK(set_add(set, 0x10, 0x10));
    CHECK(set_add(set, 0x18, 0));
    CHECK(set_add(set, 0x40, 0));
    CHECK(set_add(set, 0, 0));
    CHECKED(text_of_list(set, "10-1f "));
    set_free(set);
}

TEST(s1_room_of_the_list)
{
    struct rangeset *set = set_new();
    struct range ranges[3] = { { 7, 7 }, { 7, 7 }, { 7, 7 } };

    CHECK(set != NULL);
    for (uint64_t i = 0; i < 5; i++) {
        CHECK(set_add(set, 0x100 * i, 0x80));
    }
    CHECK_UINT(set_list(set, NULL, 0), 5);
    CHECK_UINT(set_list(set, ranges, 2), 5);
    CHECK_HEX(ranges[0].last, 0x7f);
    CHECK_HEX(ranges[1].first, 0x100);
    CHECK_HEX(ranges[2].first, 7);
    set_free(set);
}

TEST(s1_many_ranges)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    for (uint64_t i = 0; i < 500; i++) {
        CHECK(set_add(set, i * 7 % 500 * 0x1000, 0x800));
    }
    CHECK_UINT(set_list(set, NULL, 0), 500);
    for (uint64_t i = 0; i < 500; i++) {
        CHECK(set_has(set, i * 0x1000 + 0x7ff) && !set_has(set, i * 0x1000 + 0x800));
    }
    set_free(set);
}

TEST(s2_touching)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x20, 0x10));
    CHECK(set_add(set, 0x30, 0x10));
    CHECKED(text_of_list(set, "20-3f "));
    CHECK(set_add(set, 0x10, 0x10));
    CHECKED(text_of_list(set, "10-3f "));
    CHECK(set_add(set, 0x41, 0xf));
    CHECKED(text_of_list(set, "10-3f 41-4f "));
    CHECK(set_add(set, 0x40, 1));
    CHECKED(text_of_list(set, "10-4f "));
    set_free(set);
}

TEST(s2_overlapping)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x40, 0x20));
    CHECK(set_add(set, 0x30, 0x18));
    CHECKED(text_of_list(set, "30-5f "));
    CHECK(set_add(set, 0x58, 0x18));
    CHECKED(text_of_list(set, "30-6f "));
    CHECK(set_add(set, 0x30, 0x50));
    CHECKED(text_of_list(set, "30-7f "));
    set_free(set);
}

TEST(s2_in_already)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x10, 0x40));
    CHECK(set_add(set, 0x10, 0x40));
    CHECK(set_add(set, 0x10, 1));
    CHECK(set_add(set, 0x4f, 1));
    CHECK(set_add(set, 0x20, 8));
    CHECKED(text_of_list(set, "10-4f "));
    set_free(set);
}

TEST(s2_swallows)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    for (uint64_t i = 0; i < 8; i++) {
        CHECK(set_add(set, 0x10 + i * 0x10, 4));
    }
    CHECK(set_add(set, 0x28, 0x40));
    CHECKED(text_of_list(set, "10-13 20-23 28-67 70-73 80-83 "));
    CHECK(set_add(set, 0x24, 4));
    CHECKED(text_of_list(set, "10-13 20-67 70-73 80-83 "));
    CHECK(set_add(set, 0x22, 0x100));
    CHECKED(text_of_list(set, "10-13 20-121 "));
    CHECK(set_add(set, 0, 0x1000));
    CHECKED(text_of_list(set, "0-fff "));
    set_free(set);
}

TEST(s2_long_walks)
{
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct rangeset *set = set_new();
        bool in[SPACE] = { false };

        CHECK(set != NULL);
        CHECKED(long_walk(set, in, seed, true));
        set_free(set);
    }
}

TEST(s3_ends_and_middle)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x100, 0x100));
    CHECK(set_remove(set, 0x100, 0x10));
    CHECKED(text_of_list(set, "110-1ff "));
    CHECK(set_remove(set, 0x1f0, 0x10));
    CHECKED(text_of_list(set, "110-1ef "));
    CHECK(set_remove(set, 0x150, 1));
    CHECKED(text_of_list(set, "110-14f 151-1ef "));
    CHECK(!set_has(set, 0x150) && set_has(set, 0x14f) && set_has(set, 0x151));
    CHECK(set_remove(set, 0x151, 0x9f));
    CHECKED(text_of_list(set, "110-14f "));
    set_free(set);
}

TEST(s3_over_several)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    for (uint64_t i = 1; i < 8; i++) {
        CHECK(set_add(set, i * 0x10, 8));
    }
    CHECK(set_remove(set, 0x24, 0x30));
    CHECKED(text_of_list(set, "10-17 20-23 54-57 60-67 70-77 "));
    CHECK(set_remove(set, 0x58, 0x100));
    CHECKED(text_of_list(set, "10-17 20-23 54-57 "));
    CHECK(set_remove(set, 0, 0x1000));
    CHECKED(text_of_list(set, ""));
    set_free(set);
}

TEST(s3_nothing_to_remove)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_remove(set, 0x10, 0x10));
    CHECK(set_add(set, 0x10, 0x10));
    CHECK(set_add(set, 0x30, 0x10));
    CHECK(set_remove(set, 0, 0x10));
    CHECK(set_remove(set, 0x20, 0x10));
    CHECK(set_remove(set, 0x40, 0x10));
    CHECK(set_remove(set, 0x18, 0));
    CHECK(set_remove(set, 0x10, 0));
    CHECK(set_remove(set, 0, 0));
    CHECKED(text_of_list(set, "10-1f 30-3f "));
    set_free(set);
}

TEST(s3_last_address)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, HIGH(0xf0), 0x10));
    CHECK(set_add(set, HIGH(0x10), 0x10));
    CHECK(set_add(set, 0, 0x10));
    CHECK(set_has(set, UINT64_MAX) && set_has(set, HIGH(0xf0)) && !set_has(set, HIGH(0xef)));
    CHECKED(text_of_list(set, "0-f ffffffffffffff10-ffffffffffffff1f "
                              "fffffffffffffff0-ffffffffffffffff "));
    CHECK(set_remove(set, HIGH(0xf8), 8));
    CHECKED(text_of_list(set, "0-f ffffffffffffff10-ffffffffffffff1f "
                              "fffffffffffffff0-fffffffffffffff7 "));
    CHECK(set_remove(set, 1, UINT64_MAX));
    CHECKED(text_of_list(set, "0-0 "));
    set_free(set);
}

TEST(s3_holes_at_both_ends)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 1, UINT64_MAX));
    CHECKED(text_of_list(set, "1-ffffffffffffffff "));
    CHECK(set_remove(set, UINT64_MAX, 1));
    CHECK(set_remove(set, 0, 2));
    CHECKED(text_of_list(set, "2-fffffffffffffffe "));
    CHECK(set_remove(set, 0x8000000000000000, 1));
    CHECKED(text_of_list(set, "2-7fffffffffffffff 8000000000000001-fffffffffffffffe "));
    set_free(set);
}

TEST(s3_past_the_last)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 0x10, 0x10));
    CHECK(set_add(set, HIGH(0), 0x80));
    CHECK(!set_add(set, UINT64_MAX, 2));
    CHECK(!set_add(set, HIGH(0), 0x101));
    CHECK(!set_add(set, 2, UINT64_MAX));
    CHECK(!set_add(set, UINT64_MAX, UINT64_MAX));
    CHECK(!set_remove(set, HIGH(0x40), 0xc1));
    CHECK(!set_remove(set, 2, UINT64_MAX));
    CHECK(set_add(set, UINT64_MAX, 0));
    CHECK(set_remove(set, UINT64_MAX, 0));
    CHECKED(text_of_list(set, "10-1f ffffffffffffff00-ffffffffffffff7f "));
    set_free(set);
}

TEST(s3_long_walks)
{
    for (uint32_t seed = 1; seed <= 20; seed++) {
        struct rangeset *set = set_new();
        bool in[SPACE];

        CHECK(set != NULL);
        CHECK(set_add(set, 0, SPACE));
        for (size_t i = 0; i < SPACE; i++) {
            in[i] = true;
        }
        CHECKED(long_walk(set, in, seed, false));
        set_free(set);
    }
}

RUN_TESTS(
    ENTRY(s1_empty_set, ""), ENTRY(s1_borders, ""), ENTRY(s1_any_order, ""),
    ENTRY(s1_length_zero, ""), ENTRY(s1_room_of_the_list, ""), ENTRY(s1_many_ranges, ""),
    ENTRY(s2_touching, ""), ENTRY(s2_overlapping, ""), ENTRY(s2_in_already, ""),
    ENTRY(s2_swallows, ""), ENTRY(s2_long_walks, ""), ENTRY(s3_ends_and_middle, ""),
    ENTRY(s3_over_several, ""), ENTRY(s3_nothing_to_remove, ""), ENTRY(s3_last_address, ""),
    ENTRY(s3_holes_at_both_ends, ""), ENTRY(s3_past_the_last, ""), ENTRY(s3_long_walks, ""))
