/* helper is no helper here, nor "helper" */
#include <stdio.h>
int helper(int n);
const char *words = "helper";
int main(void)
{
    printf("%d\n", helper(2) + helper(3));
    return 0;
}
