#include <stdio.h>
#include <stdlib.h>

static int *make(int n)
{
    int *p = malloc(n * sizeof *p);
    p[0] = 1;
    return p;
}

int main(int argc, char **argv)
{
    (void)argv;
    int *p = make(argc);
    if (argc > 1)
        free(p);
    printf("%d\n", p[0]);
    free(p);
    return 0;
}
