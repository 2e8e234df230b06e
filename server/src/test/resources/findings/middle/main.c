#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One "key = value" line of a settings file. */
struct setting {
    char *key;
    char *value;
};

static char *duplicate(const char *s)
{
    size_t size = strlen(s) + 1;
    char *copy = malloc(size);
    if (copy == NULL)
        exit(1);
    return memcpy(copy, s, size);
}

/* Cuts the spaces off at both ends. */
static char *trim(char *s)
{
    size_t len = strlen(s);

    while (len > 0 && isspace((unsigned char)s[len - 1]))
        s[--len] = '\0';
    while (isspace((unsigned char)*s))
        s++;
    return s;
}

static int parse(const char *line, struct setting *out)
{
    char buffer[80];
    char *equals;

    snprintf(buffer, sizeof buffer, "%s", line);
    equals = strchr(buffer, '=');
    if (equals == NULL)
        return 0;
    *equals = '\0';
    /* both get their own memory, see setting_clear */
    out->key = duplicate(trim(buffer));
    out->value = trim(duplicate(equals + 1));
    return 1;
}

static void setting_clear(struct setting *s)
{
    free(s->key);
    free(s->value);
    s->key = s->value = NULL;
}

int main(void)
{
    const char *lines[] = { "color=red", "# comment", "size =  12 " };
    struct setting s;

    for (int i = 0; i < 3; i++) {
        if (!parse(lines[i], &s))
            continue;
        printf("'%s' is '%s'\n", s.key, s.value);
        setting_clear(&s);
    }
    return 0;
}
