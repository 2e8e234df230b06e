/*
 * The tests of an exercise: one header, no library.
 *
 *     TEST(a_new_ring_is_empty)
 *     {
 *         CHECK_INT(ring_used(ring), 0);
 *     }
 *
 *     RUN_TESTS(ENTRY(a_new_ring_is_empty, "a new ring is empty"))
 *
 * Without an argument the program runs all tests in this order and says in
 * words what does not hold; its exit status is 0 only when all hold. With the
 * name of a test it reads one line from standard input, runs that test alone,
 * and prints that line with PASS or FAIL and the name as its last one.
 *
 * A CHECK that does not hold says what it got and what it expected, and
 * returns from the function it stands in.
 */
#ifndef TESTS_H
#define TESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TESTS_SHOWN = 48, TESTS_LINE = 128, TESTS_COLUMN = 48 };

struct tests_entry {
    const char *name;
    const char *words;
    void (*run)(void);
};

/* In the test that runs now. */
static bool tests_failed;

static inline void tests_fail(const char *file, int line, const char *what)
{
    if (!tests_failed) {
        puts("FAILS");
    }
    tests_failed = true;
    printf("  %s:%d: %s\n", file, line, what);
}

/* Prints one byte as C writes it, a blank as a dot that is seen; returns how many columns it took. */
static inline int tests_byte(unsigned char byte)
{
    static const char letters[] = "\nn\tt\rr\"\"\\\\";

    if (byte == ' ') {
        return fputs("\302\267", stdout), 1;
    }
    for (const char *known = letters; *known != '\0'; known += 2) {
        if (byte == (unsigned char)*known) {
            return printf("\\%c", known[1]);
        }
    }
    return byte < ' ' || byte > '~' ? printf("\\x%02x", byte) : printf("%c", byte);
}

/* A text in quotes; returns the column at which the byte at that place begins. */
static inline int tests_text(const char *title, const unsigned char *text, size_t length, size_t place)
{
    int column = printf("    %-9s \"", title);
    int at = column;

    for (size_t i = 0; i < length && i < TESTS_SHOWN; i++) {
        if (i == place) {
            at = column;
        }
        column += tests_byte(text[i]);
    }
    puts(length > TESTS_SHOWN ? "\" …" : "\"");
    return place < length && place < TESTS_SHOWN ? at : column;
}

/* Both texts, and under them where they begin to differ. */
static inline void tests_differ(const void *got, size_t got_length, const void *expected, size_t length)
{
    const unsigned char *one = got;
    const unsigned char *other = expected;
    size_t place = 0;

    while (place < got_length && place < length && one[place] == other[place]) {
        place++;
    }
    if (place > TESTS_SHOWN / 2) {
        size_t left_out = place - TESTS_SHOWN / 4;
        printf("    the first %zu bytes are equal\n", left_out);
        one += left_out, other += left_out, place -= left_out, got_length -= left_out, length -= left_out;
    }
    tests_text("got", one, got_length, place);
    printf("%*s^\n", tests_text("expected", other, length, place), "");
}

/* Beginning and end are compared, without a NUL between them being special. */
static inline bool tests_same_bytes(const void *got, size_t got_length, const void *expected, size_t length)
{
    return got_length == length && (length == 0 || memcmp(got, expected, length) == 0);
}

static inline bool tests_same_text(const char *got, const char *expected)
{
    return got != NULL && expected != NULL ? strcmp(got, expected) == 0 : got == expected;
}

static inline void tests_show_texts(const char *got, const char *expected)
{
    if (got == NULL || expected == NULL) {
        printf("    got       %s\n", got == NULL ? "NULL" : "a text");
        printf("    expected  %s\n", expected == NULL ? "NULL" : "a text");
    } else {
        tests_differ(got, strlen(got), expected, strlen(expected));
    }
}

#define TEST(name) static void name(void)

/* A condition. */
#define CHECK(condition) \
    do { \
        if (!(condition)) { \
            tests_fail(__FILE__, __LINE__, #condition); \
            puts("    does not hold"); \
            return; \
        } \
    } while (0)

#define TESTS_NUMBERS(type, format, got, expected) \
    do { \
        type tests_got = (type)(got); \
        type tests_expected = (type)(expected); \
        if (tests_got != tests_expected) { \
            tests_fail(__FILE__, __LINE__, #got); \
            printf("    got       " format "\n    expected  " format "\n", tests_got, tests_expected); \
            return; \
        } \
    } while (0)

/* Whole numbers, as signed, as unsigned, in hexadecimal. */
#define CHECK_INT(got, expected) TESTS_NUMBERS(long long, "%lld", got, expected)
#define CHECK_UINT(got, expected) TESTS_NUMBERS(unsigned long long, "%llu", got, expected)
#define CHECK_HEX(got, expected) TESTS_NUMBERS(unsigned long long, "0x%llx", got, expected)

/* Texts that end with a NUL; either may be NULL. */
#define CHECK_TEXT(got, expected) \
    do { \
        const char *tests_got = (got); \
        const char *tests_expected = (expected); \
        if (!tests_same_text(tests_got, tests_expected)) { \
            tests_fail(__FILE__, __LINE__, #got); \
            tests_show_texts(tests_got, tests_expected); \
            return; \
        } \
    } while (0)

/* Bytes of two lengths. */
#define CHECK_BYTES(got, got_length, expected, length) \
    do { \
        const void *tests_got = (got); \
        size_t tests_got_length = (got_length); \
        if (!tests_same_bytes(tests_got, tests_got_length, expected, length)) { \
            tests_fail(__FILE__, __LINE__, #got); \
            tests_differ(tests_got, tests_got_length, expected, length); \
            return; \
        } \
    } while (0)

/* Calls a function that checks, and says after what it said which call it was. */
#define CHECKED(call) \
    do { \
        call; \
        if (tests_failed) { \
            printf("  %s:%d: %s\n", __FILE__, __LINE__, #call); \
            return; \
        } \
    } while (0)

/*
 * Nothing that the tested code left to be done at the end may come after the
 * last line; only a sanitizer may, and it has nothing to say of memory that a
 * test did not give back because it failed.
 */
static inline void tests_leave(bool failed, int status)
{
    fflush(stdout);
#ifdef __SANITIZE_ADDRESS__
    if (!failed) {
        exit(status);
    }
#endif
    (void)failed;
    _exit(status);
}

static inline int tests_run_all(const struct tests_entry *all, size_t count)
{
    size_t held = 0;

    for (size_t i = 0; i < count; i++) {
        tests_failed = false;
        printf("%-*s ", TESTS_COLUMN, all[i].words);
        fflush(stdout);
        all[i].run();
        if (!tests_failed) {
            puts("holds");
            held++;
        }
    }
    printf("\n%zu of %zu hold.\n", held, count);
    tests_leave(held < count, held == count ? 0 : 1);
    return 1;
}

static inline int tests_run_one(const struct tests_entry *all, size_t count, const char *name)
{
    char line[TESTS_LINE];

    if (fgets(line, sizeof(line), stdin) == NULL) {
        return 2;
    }
    line[strcspn(line, "\n")] = '\0';
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].name, name) == 0) {
            all[i].run();
            printf("\n%s %s %s\n", line, tests_failed ? "FAIL" : "PASS", name);
            tests_leave(tests_failed, 0);
        }
    }
    return 2;
}

#define ENTRY(name, words) { #name, words, name }

/* The whole program. */
#define RUN_TESTS(...) \
    static const struct tests_entry tests_all[] = { __VA_ARGS__ }; \
    int main(int argc, char **argv) \
    { \
        const size_t count = sizeof(tests_all) / sizeof(tests_all[0]); \
        return argc > 1 ? tests_run_one(tests_all, count, argv[1]) : tests_run_all(tests_all, count); \
    }

#endif
