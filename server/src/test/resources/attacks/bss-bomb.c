/* Needs terabytes before its first instruction. */
static char all[1UL << 30];
int main(void) { return all[5]; }
