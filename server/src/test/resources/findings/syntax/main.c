#include <stdio.h>
int main(void)
{
    int n;
    printf("%s\n", n)
    return 0;
}
