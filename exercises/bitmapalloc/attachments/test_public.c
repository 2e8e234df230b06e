/* Says in words what holds and what does not. Change nothing here. */
#include "bitmapalloc.h"
#include "tests.h"

enum { ROOM = 100 };

static uint64_t words[PAGES_WORDS(ROOM)];

/* Draws each page, a dot for a free one. */
static void is(const struct pages *pages, const char *expected)
{
    char drawn[ROOM + 1];

    for (size_t page = 0; page < pages->count; page++) {
        drawn[page] = page_is_free(pages, page) ? '.' : '#';
    }
    drawn[pages->count] = '\0';
    CHECK_TEXT(drawn, expected);
}

TEST(all_pages_are_free)
{
    struct pages pages;

    pages_init(&pages, words, 5);
    CHECKED(is(&pages, "....."));
    CHECK(!page_is_free(&pages, 5));
}

TEST(pages_are_taken_and_freed)
{
    struct pages pages;

    pages_init(&pages, words, 3);
    CHECK_UINT(page_take(&pages), 0);
    CHECK_UINT(page_take(&pages), 1);
    CHECKED(is(&pages, "##."));
    CHECK(page_free(&pages, 0));
    CHECKED(is(&pages, ".#."));
    CHECK_UINT(page_take(&pages), 0);
    CHECK_UINT(page_take(&pages), 2);
    CHECK_UINT(page_take(&pages), PAGES_NONE);
}

TEST(a_run_is_taken)
{
    struct pages pages;

    pages_init(&pages, words, 8);
    CHECK_UINT(run_take(&pages, 5), 0);
    CHECK_UINT(run_take(&pages, 4), PAGES_NONE);
    CHECK_UINT(run_take(&pages, 2), 5);
    CHECKED(is(&pages, "#######."));
}

TEST(a_free_page_is_not_freed)
{
    struct pages pages;

    pages_init(&pages, words, 8);
    CHECK_UINT(run_take(&pages, 6), 0);
    CHECK(run_free(&pages, 2, 2));
    CHECKED(is(&pages, "##..##.."));
    CHECK(!run_free(&pages, 0, 3));
    CHECKED(is(&pages, "##..##.."));
}

TEST(a_run_is_aligned)
{
    struct pages pages;

    pages_init(&pages, words, 10);
    CHECK_UINT(run_take_aligned(&pages, 1, 1), 0);
    CHECK_UINT(run_take_aligned(&pages, 2, 4), 4);
    CHECKED(is(&pages, "#...##...."));
}

TEST(the_longest_run_is_known)
{
    struct pages pages;

    pages_init(&pages, words, ROOM);
    CHECK_UINT(run_longest(&pages), ROOM);
    CHECK_UINT(run_take_aligned(&pages, 1, 30), 0);
    CHECK_UINT(run_take_aligned(&pages, 1, 30), 30);
    CHECK_UINT(run_longest(&pages), 69);
}

RUN_TESTS(
    ENTRY(all_pages_are_free, "1: all pages are free"),
    ENTRY(pages_are_taken_and_freed, "1: pages are taken and freed"),
    ENTRY(a_run_is_taken, "2: a run is taken"),
    ENTRY(a_free_page_is_not_freed, "2: a free page is not freed"),
    ENTRY(a_run_is_aligned, "3: a run is aligned"),
    ENTRY(the_longest_run_is_known, "3: the longest run is known"))
