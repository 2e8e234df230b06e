/* An input is lines as the statement describes them; a line that is left out may hold anything. */
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 65536, LINE = 200, SKIP_DIGITS = 4, VALID = 42, INVALID = 43 };

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

static bool is_setting(const char *line)
{
    const char *at = line;

    while (isalnum((unsigned char)*at) || (*at != '\0' && strchr("._-", *at) != NULL)) {
        at++;
    }
    if (at == line) {
        return false;
    }
    if (*at == ':') {
        const char *number = ++at;
        long long weight;

        at += *at == '-';
        if (digits(at) == 0) {
            return false;
        }
        at += digits(at);
        errno = 0;
        weight = strtoll(number, NULL, 10);
        if (errno != 0 || weight < INT_MIN || weight > INT_MAX) {
            return false;
        }
    }
    return *at == '\0' || *at == '=';
}

int main(void)
{
    static char text[TEXT + 2];
    size_t length = fread(text, 1, TEXT + 1, stdin);
    long left_out = 0;

    if (length > TEXT || strlen(text) != length) {
        return INVALID;
    }
    for (char *line = text; line != NULL;) {
        char *end = strchr(line, '\n');

        if (end != NULL) {
            *end++ = '\0';
        }
        if (strlen(line) > LINE) {
            return INVALID;
        }
        if (left_out > 0) {
            left_out--;
        } else if (line[0] == '@') {
            size_t count = digits(line + 1);

            if (count == 0 || count > SKIP_DIGITS || line[1 + count] != '\0') {
                return INVALID;
            }
            left_out = strtol(line + 1, NULL, 10);
        } else if (line[0] != '\0' && line[0] != '#' && !is_setting(line)) {
            return INVALID;
        }
        line = end;
    }
    return VALID;
}
