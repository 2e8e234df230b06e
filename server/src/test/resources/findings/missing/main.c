#include "ring.h"
int main(void) { return 0; }
