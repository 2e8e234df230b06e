/* An input is any bytes, but no more than the statement says. */
#include <stdio.h>

int main(void)
{
    size_t length = 0;

    while (length <= 65536 && getchar() != EOF) {
        length++;
    }
    return length <= 65536 ? 42 : 43;
}
