/* Lets the assembler make a million sections. */
__asm__(".macro new\n.section .s\\@,\"a\"\n.quad 1\n.endm\n.rept 1000000\nnew\n.endr\n.text\n");
int main(void) { return 0; }
