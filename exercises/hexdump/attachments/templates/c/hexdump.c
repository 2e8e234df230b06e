#include <stdio.h>

enum { WIDTH = 16 };

/* Stage 1: a whole line. Stage 2: also a short one, and bytes that cannot be printed. */
static void print_line(size_t offset, const unsigned char *bytes, size_t count)
{
    (void)bytes;
    printf("%zu: %zu bytes\n", offset, count);
}

/* Stage 3: a star for equal lines, and then the length at the end. */
int main(void)
{
    unsigned char line[WIDTH] = "to be read      "; /* 16 bytes, without a NUL */

    print_line(0, line, WIDTH);
    return 0;
}
