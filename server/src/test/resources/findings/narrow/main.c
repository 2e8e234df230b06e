#include <stdio.h>

int main(int argc, char **argv)
{
    (void)argv;
    int prices[4] = {0};
	printf("🍕ä\t%d\n", /* ж */ prices[argc + 3]);
    return 0;
}
