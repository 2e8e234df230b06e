/* Loses a pointer. */
#include <stdlib.h>

int main(void)
{
    char *lost = malloc(77);
    lost = NULL;
    return lost != NULL;
}
