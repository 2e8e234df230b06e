/* Speaks to the linker from the source: comments, directives of other systems, dependent libraries. */
#include <stdio.h>
#pragma comment(linker, "-Wl,-T,/tmp/script")
#pragma comment(lib, "evil")
#ident "-Wl,--dynamic-linker=/tmp/ld.so"
__asm__(".section .drectve,\"a\"\n.ascii \"-export:evil\"\n.section .deplibs,\"MS\",@llvm_dependent_libraries,1\n.asciz \"evil\"\n.text\n");
int main(void) { puts("plain"); return 0; }
