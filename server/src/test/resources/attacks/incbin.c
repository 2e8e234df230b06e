/* Lets the assembler read a secret. */
__asm__(".data\nsecret: .incbin \"/etc/shadow\"\n");
int main(void) { return 0; }
