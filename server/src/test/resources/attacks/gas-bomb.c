/* Lets the assembler repeat without end. */
__asm__(".rept 2000000000\n.quad 1\n.endr\n");
int main(void) { return 0; }
