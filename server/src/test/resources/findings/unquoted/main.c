#include <stdio.h>

int main(void)
{
    int sum = 3 + 4;
    printf("%d, sum);
    int next = sum + 1;
    return next - 8;
}
