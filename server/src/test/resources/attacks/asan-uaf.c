/* Uses what it freed, and loses what it allocated. */
#include <stdlib.h>

int main(void)
{
    char *lost = malloc(77);
    lost = malloc(40);
    free(lost);
    return lost[3];
}
