#include "bitmapalloc.h"

/* Stage 1: single pages. */

void pages_init(struct pages *pages, uint64_t *words, size_t count)
{
    pages->words = words;
    pages->count = count;
    /* What must the words hold? */
}

bool page_is_free(const struct pages *pages, size_t page)
{
    (void)pages;
    (void)page;
    return false;
}

size_t page_take(struct pages *pages)
{
    (void)pages;
    return PAGES_NONE;
}

bool page_free(struct pages *pages, size_t page)
{
    (void)pages;
    (void)page;
    return false;
}

/* Stage 2: pages in a row. */

size_t run_take(struct pages *pages, size_t length)
{
    (void)pages;
    (void)length;
    return PAGES_NONE;
}

bool run_free(struct pages *pages, size_t first, size_t length)
{
    (void)pages;
    (void)first;
    (void)length;
    return false;
}

/* Stage 3: aligned runs, and the longest. */

size_t run_take_aligned(struct pages *pages, size_t length, size_t alignment)
{
    (void)pages;
    (void)length;
    (void)alignment;
    return PAGES_NONE;
}

size_t run_longest(const struct pages *pages)
{
    (void)pages;
    return 0;
}
