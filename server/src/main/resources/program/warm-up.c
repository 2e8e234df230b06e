/*
 * Warm-up. Nothing here is counted; it is for getting to know the room.
 *
 * 1. Press Run (Ctrl+Enter). The program crashes: that is on purpose.
 * 2. Press Check (Ctrl+Shift+Enter). It says which line did it, and why.
 * 3. Mend the line, and run it again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *greeting(const char *name)
{
    char *text = NULL;

    strcpy(text, "hello, ");
    strcat(text, name);
    return text;
}

int main(void)
{
    char *text = greeting("room");

    puts(text);
    free(text);
    return 0;
}
