/*
 * Linked into programs that people talk to: their streams are pipes, and without this a prompt that does not end in a
 * newline would stay in the buffer until the program ends.
 */
#include <stdio.h>

__attribute__((constructor)) static void speak_by_the_line(void)
{
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    setvbuf(stdin, NULL, _IOLBF, BUFSIZ);
}
