#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A list of strings that grows when it is full. */
struct strlist {
    char **items;
    int len;
    int cap;
};

/* own copy of the first n characters of s */
static char *copy_part(const char *s, size_t n)
{
    char part[64];

    if (n >= sizeof part)
        n = sizeof part - 1;
    memcpy(part, s, n);
    part[n] = '\0';

    char *copy = malloc(strlen(part));
    if (copy == NULL)
        exit(1);
    strcpy(copy, part);
    return copy;
}

static void append(struct strlist *list, const char *s, size_t n)
{
    if (list->len == list->cap) {
        list->cap = list->cap ? list->cap * 2 : 4;
        list->items = realloc(list->items, list->cap * sizeof *list->items);
        if (list->items == NULL)
            exit(1);
    }
    list->items[list->len++] = copy_part(s, n);
}

/* split("a,b,c", ',') gives the three parts a, b and c */
static struct strlist split(const char *text, char sep)
{
    struct strlist list = { NULL, 0, 0 };
    const char *start = text;

    for (const char *p = text; ; p++) {
        if (*p == sep || *p == '\0') {
            append(&list, start, (size_t)(p - start));
            start = p + 1;
        }
        if (*p == '\0')
            break;
    }
    return list;
}

int main(void)
{
    struct strlist list = split("interview,in,thirty,minutes", ',');

    for (int i = 0; i < list.len; i++) {
        printf("[%d] %s\n", i, list.items[i]);
        free(list.items[i]);
    }
    free(list.items);
    return 0;
}
