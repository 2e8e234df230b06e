#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { WIDTH = 16, GROUP = 8 };

/* Bytes are unsigned everywhere: as char, those from 0x80 on would be negative. */
static void print_line(size_t offset, const unsigned char *bytes, size_t count)
{
    printf("%08zx ", offset);
    for (size_t i = 0; i < WIDTH; i++) {
        if (i % GROUP == 0) {
            putchar(' ');
        }
        /* A byte that is not there takes as many columns as one that is. */
        if (i < count) {
            printf("%02x ", bytes[i]);
        } else {
            fputs("   ", stdout);
        }
    }
    fputs(" |", stdout);
    for (size_t i = 0; i < count; i++) {
        putchar(bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : '.');
    }
    puts("|");
}

int main(void)
{
    unsigned char line[WIDTH];
    unsigned char before[WIDTH];
    size_t offset = 0;
    size_t count;
    bool starred = false;  /* a star stands for the line before */
    bool left_out = false; /* some line was left out, so the length cannot be counted */

    while ((count = fread(line, 1, WIDTH, stdin)) > 0) {
        /* Trap: compares a short line too, with the beginning of the line before. */
        bool equal = offset > 0 && memcmp(line, before, count) == 0;

        if (!equal) {
            print_line(offset, line, count);
        } else if (!starred) {
            puts("*");
        }
        starred = equal;
        left_out = left_out || equal;
        memcpy(before, line, count);
        offset += count;
    }
    if (left_out) {
        printf("%08zx\n", offset);
    }
    return 0;
}
