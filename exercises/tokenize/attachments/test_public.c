/* Says in words what holds and what does not. Change nothing here. */
#include "tokenize.h"
#include "tests.h"

/* Splits the line and compares the words, written one after another with a bar behind each. */
static void words_are(const char *line, const char *expected)
{
    char bytes[64];
    char *word[8];
    char joined[80] = "";
    struct words words = { .bytes = bytes, .room = 64, .word = word, .most = 8, .count = 99 };

    CHECK_INT(split_line(line, &words), SPLIT_DONE);
    CHECK(words.count <= 8);
    for (size_t i = 0; i < words.count; i++) {
        strcat(joined, word[i]);
        strcat(joined, "|");
    }
    CHECK_TEXT(joined, expected);
}

TEST(blanks_stand_between_words)
{
    CHECKED(words_are("cp one two", "cp|one|two|"));
    CHECKED(words_are(" cp  one ", "cp|one|"));
}

TEST(quotes_keep_blanks)
{
    CHECKED(words_are("say 'one two' \"three four\"", "say|one two|three four|"));
}

TEST(a_backslash_takes_the_next_byte_as_it_is)
{
    CHECKED(words_are("one\\ two", "one two|"));
    CHECKED(words_are("\"a \\\"b\\\"\"", "a \"b\"|"));
}

TEST(a_word_that_does_not_fit_is_told)
{
    char bytes[64];
    char *word[8];
    struct words words = { .bytes = bytes, .room = 6, .word = word, .most = 8 };

    CHECK_INT(split_line("cp one two", &words), SPLIT_NO_ROOM);
    CHECK_UINT(words.position, 3);
    CHECK_UINT(words.count, 1);
    CHECK_TEXT(word[0], "cp");
}

TEST(a_quote_that_stays_open_is_told)
{
    char bytes[64];
    char *word[8];
    struct words words = { .bytes = bytes, .room = 64, .word = word, .most = 8 };

    CHECK_INT(split_line("cp 'one two", &words), SPLIT_OPEN_QUOTE);
    CHECK_UINT(words.position, 3);
    CHECK_UINT(words.count, 1);
}

RUN_TESTS(
    ENTRY(blanks_stand_between_words, "1: blanks stand between words"),
    ENTRY(quotes_keep_blanks, "2: quotes keep blanks"),
    ENTRY(a_backslash_takes_the_next_byte_as_it_is, "2: a backslash takes the next byte as it is"),
    ENTRY(a_word_that_does_not_fit_is_told, "3: a word that does not fit is reported"),
    ENTRY(a_quote_that_stays_open_is_told, "3: a quote that stays open is reported"))
