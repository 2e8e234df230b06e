#include "tokenize.h"

#include <stdbool.h>
#include <string.h>

/* How far the line is read and the bytes are written. */
struct state {
    const char *line;
    size_t at;
    size_t used;
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The only place that writes, so that the room is checked once. */
static bool put(struct state *state, struct words *words, char byte)
{
    if (state->used >= words->room) {
        return false;
    }
    words->bytes[state->used++] = byte;
    return true;
}

/* Says whether a backslash in front of that byte disappears. */
static bool escapes(char open, char next)
{
    return open == '\0' || (open == '"' && (next == '"' || next == '\\'));
}

static enum split_status fault(struct words *words, enum split_status status, size_t position)
{
    words->position = position;
    return status;
}

/* Copies the word that begins here, and its NUL. */
static enum split_status copy_word(struct state *state, struct words *words)
{
    const char *line = state->line;
    size_t begin = state->at;
    size_t quote = begin;
    char open = '\0'; /* the quote that is open, NUL when none is */

    while (line[state->at] != '\0' && (open != '\0' || !is_blank(line[state->at]))) {
        char byte = line[state->at++];

        if (open == '\0' && (byte == '\'' || byte == '"')) {
            open = byte;
            quote = state->at - 1;
            continue;
        }
        if (open != '\0' && byte == open) {
            open = '\0';
            continue;
        }
        if (byte == '\\' && escapes(open, line[state->at])) {
            if (line[state->at] == '\0') {
                return fault(words, SPLIT_LONE_BACKSLASH, state->at - 1);
            }
            byte = line[state->at++];
        }
        if (!put(state, words, byte)) {
            return fault(words, SPLIT_NO_ROOM, begin);
        }
    }
    if (open != '\0') {
        return fault(words, SPLIT_OPEN_QUOTE, quote);
    }
    return put(state, words, '\0') ? SPLIT_DONE : fault(words, SPLIT_NO_ROOM, begin);
}

enum split_status split_line(const char *line, struct words *words)
{
    struct state state = { .line = line };

    words->count = 0;
    for (;;) {
        size_t begin = state.used;
        enum split_status status;

        while (is_blank(line[state.at])) {
            state.at++;
        }
        if (line[state.at] == '\0') {
            return SPLIT_DONE;
        }
        /* Trap: only the bytes are counted, not the pointers. */
        status = copy_word(&state, words);
        if (status != SPLIT_DONE) {
            return status;
        }
        words->word[words->count++] = words->bytes + begin;
    }
}
