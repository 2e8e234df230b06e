#ifndef UTIL_H
#define UTIL_H

/* Small helpers for strings. */

/* Length of the text without the spaces at its end. */
int trimmed_length(const char *s);

/* true if the text reads the same in both directions */
bool is_palindrome(const char *s, int len);

#endif
