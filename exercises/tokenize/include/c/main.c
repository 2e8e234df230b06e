/* The tests that count. */
#include "tokenize.h"
#include "tests.h"

enum { ALL = 200, MANY = 20 };

/* Both arrays with their surroundings, so that what is written outside is seen. */
static char bytes_around[ALL + 64];
static char *pointers_around[MANY + 8];
static char mark;

static struct words fresh(size_t room, size_t most)
{
    memset(bytes_around, '#', sizeof(bytes_around));
    for (size_t i = 0; i < MANY + 8; i++) {
        pointers_around[i] = &mark;
    }
    return (struct words){ .bytes = bytes_around + 8, .room = room, .word = pointers_around + 2,
                           .most = most, .count = 777, .position = 777 };
}

static void nothing_outside(const struct words *words)
{
    for (size_t i = 0; i < sizeof(bytes_around); i++) {
        CHECK((i >= 8 && i < 8 + words->room) || bytes_around[i] == '#');
    }
    for (size_t i = 0; i < MANY + 8; i++) {
        CHECK((i >= 2 && i < 2 + words->most) || pointers_around[i] == &mark);
    }
}

/* The words are expected one after another, a NUL behind each, as they lie in the bytes. */
static void lie_packed(const struct words *words, const char *expected, size_t length, size_t count)
{
    const char *next = words->bytes;

    CHECKED(nothing_outside(words));
    CHECK_UINT(words->count, count);
    CHECK_BYTES(words->bytes, length, expected, length);
    for (size_t i = 0; i < count; i++) {
        CHECK(words->word[i] == next);
        next += strlen(next) + 1;
    }
}

static void whole_line(const char *line, const char *expected, size_t length, size_t count)
{
    struct words words = fresh(ALL, MANY);

    CHECK_INT(split_line(line, &words), SPLIT_DONE);
    CHECKED(lie_packed(&words, expected, length, count));
}

/* The last NUL of a literal stands behind its last word. */
#define WHOLE(line, expected, count) CHECKED(whole_line(line, expected, sizeof(expected), count))

static void expect_fault(const char *line, enum split_status status, size_t position, size_t count)
{
    struct words words = fresh(ALL, MANY);

    CHECK_INT(split_line(line, &words), status);
    CHECK_UINT(words.position, position);
    CHECK_UINT(words.count, count);
    CHECKED(nothing_outside(&words));
}

TEST(s1_single_blanks)
{
    WHOLE("word", "word", 1);
    WHOLE("mount disk data", "mount\0disk\0data", 3);
    WHOLE("a b c d e", "a\0b\0c\0d\0e", 5);
}

TEST(s1_runs_of_blanks)
{
    WHOLE("   leading", "leading", 1);
    WHOLE("trailing \t ", "trailing", 1);
    WHOLE("\tone\t\ttwo  \t three", "one\0two\0three", 3);
}

TEST(s1_nothing_to_split)
{
    struct words words = fresh(0, 0);

    CHECKED(whole_line("", "", 0, 0));
    CHECKED(whole_line(" \t  \t", "", 0, 0));
    words.bytes = NULL;
    words.word = NULL;
    CHECK_INT(split_line("  ", &words), SPLIT_DONE);
    CHECK_UINT(words.count, 0);
    CHECKED(nothing_outside(&words));
}

TEST(s1_other_bytes)
{
    WHOLE("a\nb \x01\xff\x80 -x=1;*", "a\nb\0\x01\xff\x80\0-x=1;*", 3);
}

TEST(s1_line_only_read)
{
    char line[] = "keep  this line";
    struct words words = fresh(ALL, MANY);

    CHECK_INT(split_line(line, &words), SPLIT_DONE);
    CHECK_BYTES(line, sizeof(line), "keep  this line", sizeof(line));
    CHECKED(lie_packed(&words, "keep\0this\0line", 15, 3));
}

TEST(s2_single_quotes)
{
    WHOLE("'a b' c", "a b\0c", 2);
    WHOLE("'\\' '\"'", "\\\0\"", 2);
    WHOLE("'x\\' y'\t'", "x\\\0y\t", 2);
}

TEST(s2_double_quotes)
{
    WHOLE("\"a  b\" c", "a  b\0c", 2);
    WHOLE("\"it's\"", "it's", 1);
    WHOLE("\"\\\\ \\\" \\n \\' \\ \"", "\\ \" \\n \\' \\ ", 1);
}

TEST(s2_backslashes)
{
    WHOLE("a\\ b c", "a b\0c", 2);
    WHOLE("\\'x \\\"y \\\\ \\n", "'x\0\"y\0\\\0n", 4);
    WHOLE("\\ ", " ", 1);
}

TEST(s2_parts_join)
{
    WHOLE("a'b c'd\"e f\"g h", "ab cde fg\0h", 2);
    WHOLE("x=\"\"y ''z", "x=y\0z", 2);
}

TEST(s2_empty_ones)
{
    WHOLE("''", "", 1);
    WHOLE("a \"\" b", "a\0\0b", 3);
    WHOLE("'' \"\" ''\"\"", "\0\0", 3);
    WHOLE("end ''", "end\0", 2);
}

TEST(s3_bytes_to_the_last)
{
    static const char line[] = "one 'two 2' \"\" four";
    static const char all[] = "one\0two 2\0\0four";
    static const size_t begins[] = { 0, 4, 12, 15 };
    static const size_t needs[] = { 4, 10, 11, 16 };

    for (size_t room = 0; room <= sizeof(all); room++) {
        struct words words = fresh(room, MANY);
        enum split_status status = split_line(line, &words);
        size_t fit = 0;

        while (fit < 4 && needs[fit] <= room) {
            fit++;
        }
        CHECK_INT(status, fit == 4 ? SPLIT_DONE : SPLIT_NO_ROOM);
        CHECKED(lie_packed(&words, all, fit == 0 ? 0 : needs[fit - 1], fit));
        if (fit < 4) {
            CHECK_UINT(words.position, begins[fit]);
        }
    }
}

TEST(s3_plain_to_the_last)
{
    struct words words = fresh(5, MANY);

    CHECK_INT(split_line("ab cd", &words), SPLIT_NO_ROOM);
    CHECKED(lie_packed(&words, "ab", 3, 1));
    CHECK_UINT(words.position, 3);
    words = fresh(6, MANY);
    CHECK_INT(split_line("ab cd ", &words), SPLIT_DONE);
    CHECKED(lie_packed(&words, "ab\0cd", 6, 2));
}

TEST(s3_pointers_to_the_last)
{
    struct words words = fresh(ALL, 2);

    CHECK_INT(split_line(" a b  c d", &words), SPLIT_NO_ROOM);
    CHECKED(lie_packed(&words, "a\0b", 4, 2));
    CHECK_UINT(words.position, 6);
    words = fresh(ALL, 2);
    CHECK_INT(split_line("a b  ", &words), SPLIT_DONE);
    CHECKED(lie_packed(&words, "a\0b", 4, 2));
    words = fresh(ALL, 0);
    words.word = NULL;
    CHECK_INT(split_line("  a", &words), SPLIT_NO_ROOM);
    CHECK_UINT(words.position, 2);
    CHECK_UINT(words.count, 0);
}

TEST(s3_open_quotes)
{
    CHECKED(expect_fault("'", SPLIT_OPEN_QUOTE, 0, 0));
    CHECKED(expect_fault("a b\"c d", SPLIT_OPEN_QUOTE, 3, 1));
    CHECKED(expect_fault("'a' x'b'\"c'd'", SPLIT_OPEN_QUOTE, 8, 1));
    CHECKED(expect_fault("a b 'c\\'d'", SPLIT_OPEN_QUOTE, 9, 2));
    CHECKED(expect_fault("go \"on\\\"", SPLIT_OPEN_QUOTE, 3, 1));
}

TEST(s3_last_backslash)
{
    /* What stands behind the NUL is no part of the line. */
    CHECKED(expect_fault("a b\\\0c d", SPLIT_LONE_BACKSLASH, 3, 1));
    CHECKED(expect_fault("\\\0\0", SPLIT_LONE_BACKSLASH, 0, 0));
    CHECKED(expect_fault("a \\\\\\\0 x", SPLIT_LONE_BACKSLASH, 4, 1));
    CHECKED(expect_fault("a \"b\\\0\" x", SPLIT_OPEN_QUOTE, 2, 1));
}

TEST(s3_first_fault_counts)
{
    struct words words = fresh(4, MANY);

    CHECK_INT(split_line("a bcd 'e", &words), SPLIT_NO_ROOM);
    CHECK_UINT(words.position, 2);
    CHECKED(lie_packed(&words, "a", 2, 1));
    words = fresh(ALL, MANY);
    CHECK_INT(split_line("a 'b c\\", &words), SPLIT_OPEN_QUOTE);
    CHECK_UINT(words.position, 2);
    CHECKED(lie_packed(&words, "a", 2, 1));
}

RUN_TESTS(
    ENTRY(s1_single_blanks, ""), ENTRY(s1_runs_of_blanks, ""), ENTRY(s1_nothing_to_split, ""),
    ENTRY(s1_other_bytes, ""), ENTRY(s1_line_only_read, ""), ENTRY(s2_single_quotes, ""),
    ENTRY(s2_double_quotes, ""), ENTRY(s2_backslashes, ""), ENTRY(s2_parts_join, ""),
    ENTRY(s2_empty_ones, ""), ENTRY(s3_bytes_to_the_last, ""), ENTRY(s3_plain_to_the_last, ""),
    ENTRY(s3_pointers_to_the_last, ""), ENTRY(s3_open_quotes, ""), ENTRY(s3_last_backslash, ""),
    ENTRY(s3_first_fault_counts, ""))
