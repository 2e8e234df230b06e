#ifndef BITMAPALLOC_H
#define BITMAPALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PAGES_PER_WORD = 64 };

/* How many words hold the bits of that many pages. */
#define PAGES_WORDS(count) ((count) / PAGES_PER_WORD + ((count) % PAGES_PER_WORD != 0))

/* No page. */
#define PAGES_NONE SIZE_MAX

/* Pages 0 to count - 1, with one bit in words for each. */
struct pages {
    uint64_t *words; /* the caller's, PAGES_WORDS(count) of them */
    size_t count;
};

/*
 * Begins with all pages free, whatever is in words. The words stay the caller's, who keeps them
 * as long as pages is used. count may be 0, and words may be NULL then.
 */
void pages_init(struct pages *pages, uint64_t *words, size_t count);

/* Whether that page exists and is free. */
bool page_is_free(const struct pages *pages, size_t page);

/* Takes the lowest free page and returns it; PAGES_NONE when there is none. */
size_t page_take(struct pages *pages);

/* Makes that page free. False when it is free already or does not exist. */
bool page_free(struct pages *pages, size_t page);

/*
 * Takes length free pages in a row, the lowest there are, and returns the first of them.
 * PAGES_NONE, and nothing taken, when there is no such run, or for length 0.
 */
size_t run_take(struct pages *pages, size_t length);

/*
 * Makes length pages from first on free. They need not have been taken together.
 * False, and nothing changed, when one of them is free already or does not exist, or for
 * length 0.
 */
bool run_free(struct pages *pages, size_t first, size_t length);

/*
 * As run_take, but first is a multiple of alignment, which may be any number
 * from 1 on; PAGES_NONE for 0.
 */
size_t run_take_aligned(struct pages *pages, size_t length, size_t alignment);

/* The length of the longest run of free pages, 0 when none is free. */
size_t run_longest(const struct pages *pages);

#endif
