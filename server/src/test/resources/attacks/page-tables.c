/* Reads one byte in each 2 MB of terabytes: the tables of pages grow, the resident set does not. */
#include "attack.h"

__attribute__((no_sanitize("address"))) int main(void)
{
    size_t size = 4UL << 40;
    volatile char *block = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (block == MAP_FAILED)
        return 1;
    madvise((void *)block, size, MADV_NOHUGEPAGE);
    for (size_t at = 0; at < size; at += 2 << 20)
        (void)block[at];
    return 2;
}
