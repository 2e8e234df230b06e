#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *greeting(const char *name)
{
    const char *hello = "hello, ";
    char *text = malloc(strlen(hello) + strlen(name) + 1);

    if (text != NULL) {
        strcpy(text, hello);
        strcat(text, name);
    }
    return text;
}

int main(void)
{
    char *text = greeting("room");

    if (text != NULL) {
        puts(text);
    }
    free(text);
    return 0;
}
