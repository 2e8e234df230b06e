#include <stdbool.h>
#include <string.h>
#include "util.h"

int trimmed_length(const char *s)
{
    int len = (int)strlen(s);
    while (len > 0 && s[len - 1] == ' ')
        len--;
    return len;
}

bool is_palindrome(const char *s, int len)
{
    int left = 0, right = len - 1;
    while (left < right) {
        if (s[left++] != s[right--])
            return false;
    }
    return true;
}
