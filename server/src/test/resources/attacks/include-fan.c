/* Includes itself twice at each level: 2^190 files to open. */
#if __INCLUDE_LEVEL__ < 190
#include "main.c"
#include "main.c"
#endif
int main(void);
