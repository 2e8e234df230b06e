#include <ctype.h>
#include <stdio.h>

#define MAX_WORDS 10
#define MAX_LEN   16

/* Copies the words of text into the table, returns how many. */
int split(const char *text, char words[MAX_WORDS][MAX_LEN])
{
    int count = 0, len = 0;

    for (; *text != '\0'; text++) {
        if (isspace((unsigned char)*text)) {
            if (len > 0) {
                words[count][len] = '\0';
                count++;
                len = 0;
                if (count == MAX_WORDS)
                    return count;
        } else if (len < MAX_LEN - 1) {
            words[count][len++] = *text;
        }
    }
    /* the last word has no space behind it */
    if (len > 0) {
        words[count][len] = '\0';
        count++;
    }
    return count;
}

/* Counts how many words start with the given letter. */
int starting_with(char words[MAX_WORDS][MAX_LEN], int count, char letter)
{
    int hits = 0;
    for (int i = 0; i < count; i++) {
        if (tolower((unsigned char)words[i][0]) == letter)
            hits++;
    }
    return hits;
}

int main(void)
{
    char words[MAX_WORDS][MAX_LEN];
    int n = split("Peter Piper picked a peck", words);

    for (int i = 0; i < n; i++)
        printf("%d: %s\n", i, words[i]);
    printf("%d words start with p\n", starting_with(words, n, 'p'));
    return 0;
}
