#ifndef TOKENIZE_H
#define TOKENIZE_H

#include <stddef.h>

enum split_status {
    SPLIT_DONE,          /* the whole line is split */
    SPLIT_NO_ROOM,       /* a word does not fit: no bytes or no pointer left for it */
    SPLIT_OPEN_QUOTE,    /* the line ends inside quotes */
    SPLIT_LONE_BACKSLASH /* the line ends after a backslash that stands outside quotes */
};

/* The caller provides both arrays and sets the first four members; a call sets the others. */
struct words {
    char *bytes;     /* here the words are written; may be NULL when room is 0 */
    size_t room;     /* how many bytes may be written */
    char **word;     /* here a pointer to each word is written; may be NULL when most is 0 */
    size_t most;     /* how many pointers may be written */
    size_t count;    /* how many words are complete */
    size_t position; /* where in the line it went wrong; any value after SPLIT_DONE */
};

/*
 * Splits a line, which ends with NUL, into words. Each word is written with a
 * NUL behind it, the first at the beginning of bytes and each next one right
 * behind the one before. A word of n bytes takes n + 1 bytes of room, and no
 * more. The line is only read, and may be a string literal.
 *
 * On an error the words before the faulty one are complete, count says how
 * many they are, and position is counted from 0:
 *   SPLIT_NO_ROOM         where in the line the word begins that does not fit
 *   SPLIT_OPEN_QUOTE      where the quote stands that is not closed
 *   SPLIT_LONE_BACKSLASH  where the backslash stands
 * The first faulty word is reported. When one and the same word has no room
 * and is also broken, either error is right. What the unused rest of bytes and
 * word holds afterwards is open; outside of them nothing is written.
 */
enum split_status split_line(const char *line, struct words *words);

#endif
