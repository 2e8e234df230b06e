/* Options where a tool that reads the prologue might take them. */
// -include /etc/passwd -fplugin=/tmp/x.so
#define _GNU_SOURCE -include /etc/passwd
#include <stdio.h> /* -o /box/main.c */
int main(void) { puts("plain"); return 0; }
