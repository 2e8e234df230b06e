/* Prints the report of a sanitizer, with another exit status. */
#include "attack.h"

int main(void)
{
    fprintf(stderr, "==2==ERROR: AddressSanitizer: heap-use-after-free on address 0x602\n");
    return 1;
}
