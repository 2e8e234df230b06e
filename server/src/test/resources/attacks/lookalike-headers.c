/* A prologue with names that only look like headers, and options in its comments. */
#include <stdio.h>
/* -include /etc/passwd */
#include <stdiо.h>
int main(void) { return 0; }
