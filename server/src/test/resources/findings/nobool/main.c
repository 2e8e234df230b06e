#include <stdio.h>
#include "util.h"

/*
 * Interview task: print for each word whether it is a palindrome.
 * Spaces at the end of a word do not count.
 */
static void report(const char *word)
{
    int len = trimmed_length(word);

    if (is_palindrome(word, len))
        printf("'%s' is a palindrome (%d letters)\n", word, len);
    else
        printf("'%s' is not a palindrome\n", word);
}

int main(void)
{
    const char *words[] = {
        "level",
        "hello",
        "noon  ",
        "",
    };
    int n = (int)(sizeof words / sizeof words[0]);

    for (int i = 0; i < n; i++)
        report(words[i]);

    return 0;
}
