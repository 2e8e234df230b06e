#include "tokenize.h"

#include <stdbool.h>
#include <string.h>

/*
 * Stage 1: words between spaces and tabs.
 * Stage 2: quotes, backslashes and empty words.
 * Stage 3: what does not fit, and a line that ends too early.
 */
enum split_status split_line(const char *line, struct words *words)
{
    (void)line;
    words->count = 0;
    words->position = 0;
    return SPLIT_DONE;
}
