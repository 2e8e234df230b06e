#include <stdlib.h>
int main(void)
{
    int *a = malloc(3 * sizeof *a);
    int i = 3;
    while (i >= 0)
        a[--i] = 0;
    free(a);
}
