/* Reads settings and prints them in order. What a line may be stands in the task. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_ROOM = 256, KEY_ROOM = 16, FIRST_ROOM = 16 };

struct setting {
    char key[KEY_ROOM];
    char *value;
    int weight;
};

struct settings {
    struct setting *all;
    size_t count;
    size_t room;
};

static void *checked(void *memory)
{
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

/* Reads the next line without its newline; false when there is none. */
static bool read_line(char *line)
{
    size_t length = 0;
    /* Trap: the byte 0xff looks like EOF. */
    char c;

    while ((c = getchar()) != EOF && c != '\n') {
        if (length < LINE_ROOM - 1) {
            line[length++] = c;
        }
    }
    line[length] = '\0';
    return c == '\n' || length > 0; /* Mended: the last line may lack its newline. */
}

static void skip_lines(unsigned count)
{
    char line[LINE_ROOM];

    /* Mended: asks before it counts down, since below 0 comes the largest unsigned. */
    while (count > 0 && read_line(line)) {
        count--;
    }
}

static void cut_blanks(char *text)
{
    size_t length = strlen(text);

    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    text[length] = '\0';
}

static char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;

    return memcpy(checked(malloc(size)), text, size);
}

static void copy_key(struct setting *setting, const char *key)
{
    size_t length = strlen(key);

    /* Mended: the NUL needs a place too. */
    if (length > KEY_ROOM - 1) {
        length = KEY_ROOM - 1;
    }
    memcpy(setting->key, key, length);
    setting->key[length] = '\0';
}

static void grow(struct settings *settings)
{
    settings->room = settings->room == 0 ? FIRST_ROOM : 2 * settings->room;
    settings->all = checked(realloc(settings->all, settings->room * sizeof(*settings->all)));
}

static struct setting *find(const struct settings *settings, const char *key)
{
    for (size_t i = 0; i < settings->count; i++) {
        if (strncmp(settings->all[i].key, key, KEY_ROOM - 1) == 0) {
            return &settings->all[i];
        }
    }
    return NULL;
}

static void set(struct settings *settings, const char *key, int weight, const char *value)
{
    struct setting *setting = find(settings, key);

    if (setting == NULL) {
        if (settings->count == settings->room) {
            grow(settings);
        }
        setting = &settings->all[settings->count]; /* Mended: only after the array has moved. */
        settings->count++;
    } else {
        free(setting->value); /* Mended: nobody else has the old value. */
    }
    setting->value = copy_text(value);
    setting->weight = weight;
    copy_key(setting, key);
}

static void apply(struct settings *settings, char *line)
{
    char *value = strchr(line, '=');
    char *weight;

    if (line[0] == '\0' || line[0] == '#') {
        return;
    }
    if (line[0] == '@') {
        skip_lines((unsigned)strtoul(line + 1, NULL, 10));
        return;
    }
    if (value != NULL) {
        *value++ = '\0';
        cut_blanks(value); /* Mended: not for the literal below, which must not be written to. */
    } else {
        value = "on";
    }
    weight = strchr(line, ':');
    if (weight != NULL) {
        *weight++ = '\0';
    }
    set(settings, line, weight != NULL ? (int)strtol(weight, NULL, 10) : 0, value);
}

static int compare(const void *a, const void *b)
{
    const struct setting *one = a;
    const struct setting *other = b;

    /* Mended: the difference of two weights need not fit in an int. */
    if (one->weight != other->weight) {
        return one->weight < other->weight ? -1 : 1;
    }
    return strcmp(one->key, other->key);
}

int main(void)
{
    struct settings settings = { NULL, 0, 0 };
    char line[LINE_ROOM];

    grow(&settings);
    while (read_line(line)) {
        apply(&settings, line);
    }
    qsort(settings.all, settings.count, sizeof(*settings.all), compare);
    for (size_t i = 0; i < settings.count; i++) {
        printf("%s=%s\n", settings.all[i].key, settings.all[i].value);
        free(settings.all[i].value);
    }
    free(settings.all);
    return 0;
}
