/* Says in words what holds and what does not. Change nothing here. */
#include "rangeset.h"
#include "tests.h"

/* Compares the ranges, written as "10-19 30-39 " in decimal. */
static void ranges_are(const struct rangeset *set, const char *expected)
{
    struct range ranges[8];
    size_t count = set_list(set, ranges, 8);
    char text[400] = "";
    size_t used = 0;

    for (size_t i = 0; i < count && i < 8; i++) {
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%llu-%llu ",
                                 (unsigned long long)ranges[i].first,
                                 (unsigned long long)ranges[i].last);
    }
    CHECK_TEXT(text, expected);
}

TEST(a_new_set_is_empty)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(!set_has(set, 0));
    CHECKED(ranges_are(set, ""));
    set_free(set);
}

TEST(ranges_are_listed_in_order)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 30, 10));
    CHECK(set_add(set, 10, 5));
    CHECK(set_has(set, 14));
    CHECK(!set_has(set, 15));
    CHECKED(ranges_are(set, "10-14 30-39 "));
    set_free(set);
}

TEST(what_overlaps_is_one_range)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 10, 10));
    CHECK(set_add(set, 15, 10));
    CHECKED(ranges_are(set, "10-24 "));
    set_free(set);
}

TEST(what_touches_is_one_range)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 10, 10));
    CHECK(set_add(set, 20, 5));
    CHECKED(ranges_are(set, "10-24 "));
    set_free(set);
}

TEST(a_hole_makes_two_of_one)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, 100, 100));
    CHECK(set_remove(set, 120, 5));
    CHECKED(ranges_are(set, "100-119 125-199 "));
    CHECK(!set_has(set, 120));
    set_free(set);
}

TEST(the_last_address_can_be_in)
{
    struct rangeset *set = set_new();

    CHECK(set != NULL);
    CHECK(set_add(set, UINT64_MAX, 1));
    CHECK(!set_add(set, UINT64_MAX, 2));
    CHECK(set_has(set, UINT64_MAX));
    set_free(set);
}

RUN_TESTS(
    ENTRY(a_new_set_is_empty, "1: a new set is empty"),
    ENTRY(ranges_are_listed_in_order, "1: ranges are listed in order"),
    ENTRY(what_overlaps_is_one_range, "2: what overlaps is one range"),
    ENTRY(what_touches_is_one_range, "2: what touches is one range"),
    ENTRY(a_hole_makes_two_of_one, "3: a hole makes two ranges of one"),
    ENTRY(the_last_address_can_be_in, "3: the last address can be in"))
