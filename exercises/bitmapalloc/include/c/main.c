/* The tests that count. */
#include "bitmapalloc.h"
#include "tests.h"

enum { ROOM = 256 };

static uint64_t words[PAGES_WORDS(ROOM)];

/* Draws each page, a dot for a free one. */
static void drawn_as(const struct pages *pages, const char *expected)
{
    char drawn[ROOM + 1];

    for (size_t page = 0; page < pages->count; page++) {
        drawn[page] = page_is_free(pages, page) ? '.' : '#';
    }
    drawn[pages->count] = '\0';
    CHECK_TEXT(drawn, expected);
}

/* As drawn_as, but only that run is free, or only that run is used. */
static void is_but(const struct pages *pages, char all, size_t first, size_t length, char run)
{
    char expected[ROOM + 1];

    memset(expected, all, pages->count);
    memset(expected + first, run, length);
    expected[pages->count] = '\0';
    CHECKED(drawn_as(pages, expected));
}

/* All pages used, one after the other. */
static void fill(struct pages *pages, size_t count)
{
    memset(words, 0xa5, sizeof(words));
    pages_init(pages, words, count);
    for (size_t page = 0; page < count; page++) {
        CHECK_UINT(page_take(pages), page);
    }
}

/* Pages as they are drawn. */
static void shape(struct pages *pages, const char *drawn)
{
    CHECKED(fill(pages, strlen(drawn)));
    for (size_t page = 0; drawn[page] != '\0'; page++) {
        if (drawn[page] == '.') {
            CHECK(page_free(pages, page));
        }
    }
}

TEST(s1_at_the_beginning)
{
    static const size_t counts[] = {1, 63, 64, 65, 127, 128, 200};
    struct pages pages;

    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        memset(words, i % 2 == 0 ? 0xff : 0x5a, sizeof(words));
        pages_init(&pages, words, counts[i]);
        CHECKED(is_but(&pages, '.', 0, 0, '.'));
        CHECK(!page_is_free(&pages, counts[i]));
        CHECK(!page_is_free(&pages, PAGES_NONE));
        CHECK_UINT(page_take(&pages), 0);
        CHECK(!page_is_free(&pages, 0));
    }
}

TEST(s1_lowest)
{
    struct pages pages;

    CHECKED(fill(&pages, 140));
    CHECK_UINT(page_take(&pages), PAGES_NONE);
    CHECK(page_free(&pages, 129));
    CHECK(page_free(&pages, 40));
    CHECK(page_free(&pages, 64));
    CHECK(page_free(&pages, 3));
    CHECK_UINT(page_take(&pages), 3);
    CHECK_UINT(page_take(&pages), 40);
    CHECK(page_free(&pages, 31));
    CHECK_UINT(page_take(&pages), 31);
    CHECK_UINT(page_take(&pages), 64);
    CHECK_UINT(page_take(&pages), 129);
    CHECK_UINT(page_take(&pages), PAGES_NONE);
}

TEST(s1_each_page)
{
    struct pages pages;

    CHECKED(fill(&pages, 130));
    for (size_t page = 0; page < 130; page++) {
        CHECK(page_free(&pages, page));
        CHECKED(is_but(&pages, '#', page, 1, '.'));
        CHECK_UINT(page_take(&pages), page);
        CHECKED(is_but(&pages, '#', 0, 0, '#'));
    }
}

TEST(s1_each_count)
{
    for (size_t count = 0; count <= 2 * PAGES_PER_WORD + 1; count++) {
        size_t needed = PAGES_WORDS(count);
        uint64_t *exact = needed > 0 ? malloc(needed * sizeof(*exact)) : NULL;
        struct pages pages;

        CHECK(needed == 0 || exact != NULL);
        pages_init(&pages, exact, count);
        for (size_t page = 0; page < count; page++) {
            CHECK_UINT(page_take(&pages), page);
        }
        CHECK_UINT(page_take(&pages), PAGES_NONE);
        CHECK(!page_is_free(&pages, 0));
        free(exact);
    }
}

TEST(s1_free_already)
{
    struct pages pages;

    CHECKED(fill(&pages, 70));
    CHECK(page_free(&pages, 66));
    CHECK(!page_free(&pages, 66));
    CHECK(!page_free(&pages, 70));
    CHECK(!page_free(&pages, 127));
    CHECK(!page_free(&pages, 128));
    CHECK(!page_free(&pages, PAGES_NONE));
    CHECKED(is_but(&pages, '#', 66, 1, '.'));
}

TEST(s2_lowest_that_fits)
{
    struct pages pages;

    CHECKED(shape(&pages, "#..#...#.#....#..."));
    CHECK_UINT(run_take(&pages, 3), 4);
    CHECKED(drawn_as(&pages, "#..#####.#....#..."));
    CHECK_UINT(run_take(&pages, 3), 10);
    CHECK_UINT(run_take(&pages, 1), 1);
    CHECK_UINT(run_take(&pages, 2), 15);
    CHECKED(drawn_as(&pages, "##.#####.####.###."));
    CHECK_UINT(run_take(&pages, 2), PAGES_NONE);
    CHECKED(drawn_as(&pages, "##.#####.####.###."));
}

TEST(s2_from_everywhere)
{
    struct pages pages;

    for (size_t before = 1; before <= 130; before += 3) {
        memset(words, 0xff, sizeof(words));
        pages_init(&pages, words, 250);
        CHECK_UINT(run_take(&pages, before), 0);
        CHECK_UINT(run_take(&pages, 100), before);
        CHECKED(is_but(&pages, '.', 0, before + 100, '#'));
        CHECK(run_free(&pages, 0, before));
        CHECKED(is_but(&pages, '.', before, 100, '#'));
        CHECK(run_free(&pages, before, 100));
        CHECKED(is_but(&pages, '.', 0, 0, '.'));
    }
}

TEST(s2_sixty_fours)
{
    struct pages pages;

    memset(words, 0xff, sizeof(words));
    pages_init(&pages, words, 256);
    CHECK_UINT(run_take(&pages, 64), 0);
    CHECK_UINT(run_take(&pages, 128), 64);
    CHECK_UINT(run_take(&pages, 65), PAGES_NONE);
    CHECK_UINT(run_take(&pages, 64), 192);
    CHECK(run_free(&pages, 64, 128));
    CHECKED(is_but(&pages, '#', 64, 128, '.'));
    CHECK(run_free(&pages, 192, 64));
    CHECKED(is_but(&pages, '.', 0, 64, '#'));
}

TEST(s2_no_more_than_there_are)
{
    struct pages pages;

    pages_init(&pages, words, 70);
    CHECK_UINT(run_take(&pages, 71), PAGES_NONE);
    CHECK_UINT(run_take(&pages, PAGES_NONE), PAGES_NONE);
    CHECK_UINT(run_take(&pages, 0), PAGES_NONE);
    CHECKED(is_but(&pages, '.', 0, 0, '.'));
    CHECK_UINT(run_take(&pages, 67), 0);
    CHECK_UINT(run_take(&pages, 4), PAGES_NONE);
    CHECK_UINT(run_take(&pages, 3), 67);
    CHECK_UINT(run_take(&pages, 1), PAGES_NONE);
    pages_init(&pages, NULL, 0);
    CHECK_UINT(run_take(&pages, 1), PAGES_NONE);
    CHECK(!run_free(&pages, 0, 1));
}

TEST(s2_free_refused)
{
    struct pages pages;

    CHECKED(shape(&pages, "####.##########"));
    CHECK(!run_free(&pages, 2, 3));
    CHECK(!run_free(&pages, 0, 15));
    CHECK(!run_free(&pages, 4, 1));
    CHECK(!run_free(&pages, 4, 4));
    CHECK(!run_free(&pages, 12, 4));
    CHECK(!run_free(&pages, 15, 1));
    CHECK(!run_free(&pages, 6, 0));
    CHECKED(drawn_as(&pages, "####.##########"));
    CHECK(run_free(&pages, 12, 3));
    CHECK(!run_free(&pages, 12, 3));
    CHECKED(drawn_as(&pages, "####.#######..."));
}

TEST(s2_free_far_out)
{
    struct pages pages;

    CHECKED(fill(&pages, 64));
    CHECK(!run_free(&pages, 8, SIZE_MAX));
    CHECK(!run_free(&pages, 8, SIZE_MAX - 7));
    CHECK(!run_free(&pages, SIZE_MAX, 1));
    CHECK(!run_free(&pages, SIZE_MAX, 2));
    CHECK(!run_free(&pages, SIZE_MAX - 1, 12));
    CHECKED(is_but(&pages, '#', 0, 0, '#'));
}

TEST(s2_free_in_parts)
{
    struct pages pages;

    pages_init(&pages, words, 150);
    CHECK_UINT(run_take(&pages, 60), 0);
    CHECK_UINT(run_take(&pages, 90), 60);
    CHECK(run_free(&pages, 50, 30));
    CHECKED(is_but(&pages, '#', 50, 30, '.'));
    CHECK(page_free(&pages, 80));
    CHECK(!run_free(&pages, 49, 2));
    CHECKED(is_but(&pages, '#', 50, 31, '.'));
    CHECK_UINT(run_take(&pages, 32), PAGES_NONE);
    CHECK_UINT(run_take(&pages, 31), 50);
    CHECKED(is_but(&pages, '#', 0, 0, '#'));
}

TEST(s3_multiples)
{
    struct pages pages;

    CHECKED(shape(&pages, "#...............#......."));
    CHECK_UINT(run_take_aligned(&pages, 3, 8), 8);
    CHECK_UINT(run_take_aligned(&pages, 4, 4), 4);
    CHECK_UINT(run_take_aligned(&pages, 2, 2), 2);
    CHECK_UINT(run_take_aligned(&pages, 5, 4), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 4, 4), 12);
    CHECK_UINT(run_take_aligned(&pages, 4, 4), 20);
    CHECK_UINT(run_take_aligned(&pages, 1, 1), 1);
    CHECKED(drawn_as(&pages, "###########.#####...####"));
}

TEST(s3_any_number)
{
    struct pages pages;

    CHECKED(shape(&pages, "##....#..........#......"));
    CHECK_UINT(run_take_aligned(&pages, 3, 3), 3);
    CHECK_UINT(run_take_aligned(&pages, 4, 6), 12);
    CHECK_UINT(run_take_aligned(&pages, 3, 7), 7);
    CHECK_UINT(run_take_aligned(&pages, 3, 7), 21);
    CHECK_UINT(run_take_aligned(&pages, 1, 5), 10);
    CHECKED(drawn_as(&pages, "##.########.####.#...###"));
}

TEST(s3_aligned_far)
{
    struct pages pages;

    memset(words, 0xff, sizeof(words));
    pages_init(&pages, words, 250);
    CHECK_UINT(run_take_aligned(&pages, 1, 64), 0);
    CHECK_UINT(run_take_aligned(&pages, 70, 48), 48);
    CHECK_UINT(run_take_aligned(&pages, 59, 64), 128);
    CHECK_UINT(run_take_aligned(&pages, 59, 64), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 58, 64), 192);
    CHECK(run_free(&pages, 0, 1));
    CHECK(run_free(&pages, 48, 70));
    CHECK(run_free(&pages, 128, 59));
    CHECK(run_free(&pages, 192, 58));
    CHECKED(is_but(&pages, '.', 0, 0, '.'));
}

TEST(s3_aligned_refused)
{
    struct pages pages;

    pages_init(&pages, words, 100);
    CHECK_UINT(run_take_aligned(&pages, 1, 0), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 0, 1), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 101, 1), PAGES_NONE);
    CHECKED(is_but(&pages, '.', 0, 0, '.'));
    CHECK_UINT(run_take_aligned(&pages, 1, SIZE_MAX), 0);
    CHECK_UINT(run_take_aligned(&pages, 1, SIZE_MAX), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 1, 100), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 1, SIZE_MAX / 2 + 1), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 2, 99), PAGES_NONE);
    CHECK_UINT(run_take_aligned(&pages, 1, 99), 99);
}

TEST(s3_longest)
{
    struct pages pages;

    CHECKED(shape(&pages, "..#...#."));
    CHECK_UINT(run_longest(&pages), 3);
    CHECKED(drawn_as(&pages, "..#...#."));
    CHECKED(shape(&pages, "....#.##.."));
    CHECK_UINT(run_longest(&pages), 4);
    CHECKED(shape(&pages, ".#..#....."));
    CHECK_UINT(run_longest(&pages), 5);
    CHECKED(fill(&pages, 12));
    CHECK_UINT(run_longest(&pages), 0);
    pages_init(&pages, NULL, 0);
    CHECK_UINT(run_longest(&pages), 0);
}

TEST(s3_longest_far)
{
    struct pages pages;

    for (size_t count = 1; count <= 200; count++) {
        pages_init(&pages, words, count);
        CHECK_UINT(run_longest(&pages), count);
    }
    CHECKED(fill(&pages, 200));
    for (size_t page = 50; page < 190; page++) {
        CHECK(page_free(&pages, page));
        CHECK_UINT(run_longest(&pages), page - 49);
    }
}

RUN_TESTS(
    ENTRY(s1_at_the_beginning, ""), ENTRY(s1_lowest, ""), ENTRY(s1_each_page, ""),
    ENTRY(s1_each_count, ""), ENTRY(s1_free_already, ""), ENTRY(s2_lowest_that_fits, ""),
    ENTRY(s2_from_everywhere, ""), ENTRY(s2_sixty_fours, ""), ENTRY(s2_no_more_than_there_are, ""),
    ENTRY(s2_free_refused, ""), ENTRY(s2_free_far_out, ""), ENTRY(s2_free_in_parts, ""),
    ENTRY(s3_multiples, ""), ENTRY(s3_any_number, ""), ENTRY(s3_aligned_far, ""),
    ENTRY(s3_aligned_refused, ""), ENTRY(s3_longest, ""), ENTRY(s3_longest_far, ""))
