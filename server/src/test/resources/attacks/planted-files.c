/* Plants libraries, start files, tools and specs beside its source, which the compiler might find first. */
#include <stdio.h>
#include <math.h>
int main(int argc, char **argv) { (void)argv; printf("%s %.0f\n", "plain", sqrt(argc)); return 0; }
