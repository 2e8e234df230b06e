#include <stdio.h>
struct point { int x, y; };
strng name;
int twice(int n) { return 2 * n; }
int main(void)
{
    struct point p = {1, 2};
    int *q = 5;
    int r = &p;
    p.z = 3;
    r->x = 1;
    *r = 2;
    twice();
    twice(1, 2);
    twice(1) = 3;
    cout = 4;
    printf("%d\n", p.x;
    return 0;
}
