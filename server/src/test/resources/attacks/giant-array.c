/* Two gigabytes of initialised data. */
int giant[500000000] = { 1 };
int main(void) { return giant[0]; }
