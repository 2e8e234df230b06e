/* Writes what is no text: cut, overlong and lone surrogate sequences across the borders of reads. */
#include "attack.h"

int main(void)
{
    for (int i = 0; i < 3000; i++)
        fwrite("\xf0\x9f\x98\xc0\xaf\xed\xa0\x80\xff\xfe", 1, 10, stdout);
    printf("shown\xe2\x82");
    return 0;
}
