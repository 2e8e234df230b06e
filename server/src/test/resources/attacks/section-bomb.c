/* Lets the assembler make 300,000 sections. */
__asm__(".macro new\n.section .s\\@,\"a\"\n.quad 1\n.endm\n.rept 300000\nnew\n.endr\n.text\n");
int main(void) { return 0; }
