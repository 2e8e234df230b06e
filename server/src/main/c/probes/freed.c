#include <stdlib.h>

int main(void)
{
    int *number = malloc(sizeof *number);
    free(number);
    return *number;
}
