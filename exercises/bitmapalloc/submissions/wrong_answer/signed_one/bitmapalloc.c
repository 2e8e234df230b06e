#include "bitmapalloc.h"

/* In its word; 1 must be as wide as the word before it is shifted. */
static uint64_t bit(size_t page)
{
    /* Trap: this 1 is an int, narrower than the word, and its highest bit is a sign. */
    return 1 << page % PAGES_PER_WORD;
}

/* The page must exist. */
static bool is_used(const struct pages *pages, size_t page)
{
    return (pages->words[page / PAGES_PER_WORD] & bit(page)) != 0;
}

static void set_used(struct pages *pages, size_t first, size_t length)
{
    for (size_t page = first; page < first + length; page++) {
        pages->words[page / PAGES_PER_WORD] |= bit(page);
    }
}

void pages_init(struct pages *pages, uint64_t *words, size_t count)
{
    pages->words = words;
    pages->count = count;
    for (size_t i = 0; i < PAGES_WORDS(count); i++) {
        words[i] = 0;
    }
}

bool page_is_free(const struct pages *pages, size_t page)
{
    return page < pages->count && !is_used(pages, page);
}

size_t page_take(struct pages *pages)
{
    return run_take_aligned(pages, 1, 1);
}

bool page_free(struct pages *pages, size_t page)
{
    return run_free(pages, page, 1);
}

size_t run_take(struct pages *pages, size_t length)
{
    return run_take_aligned(pages, length, 1);
}

bool run_free(struct pages *pages, size_t first, size_t length)
{
    /* Written so that no sum can overflow; after this, first + length cannot either. */
    if (length == 0 || first > pages->count || length > pages->count - first) {
        return false;
    }
    /* All are looked at before one is changed. */
    for (size_t page = first; page < first + length; page++) {
        if (!is_used(pages, page)) {
            return false;
        }
    }
    for (size_t page = first; page < first + length; page++) {
        pages->words[page / PAGES_PER_WORD] &= ~bit(page);
    }
    return true;
}

size_t run_take_aligned(struct pages *pages, size_t length, size_t alignment)
{
    size_t first = 0; /* where the run begins, unless a used page comes before its end */

    if (length == 0 || alignment == 0) {
        return PAGES_NONE;
    }
    for (size_t page = 0; page < pages->count; page++) {
        if (is_used(pages, page)) {
            first = page / alignment * alignment + alignment;
        } else if (page >= first && page - first == length - 1) {
            set_used(pages, first, length);
            return first;
        }
    }
    return PAGES_NONE;
}

size_t run_longest(const struct pages *pages)
{
    size_t longest = 0;
    size_t length = 0; /* of the run that ends at this page */

    for (size_t page = 0; page < pages->count; page++) {
        length = is_used(pages, page) ? 0 : length + 1;
        if (length > longest) {
            longest = length;
        }
    }
    return longest;
}
