/* Includes itself twice at each level: whoever stops at a depth goes on beside it, 2^200 times. */
#include "main.c"
#include "main.c"
int main(void) { return 0; }
