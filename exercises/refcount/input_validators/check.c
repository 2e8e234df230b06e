/* Every input of this package is one fixed word: what is tested stands in the arguments. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char text[16];
    size_t length = fread(text, 1, sizeof(text), stdin);

    return length == 5 && memcmp(text, "word\n", 5) == 0 ? 42 : 43;
}
