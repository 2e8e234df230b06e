#include <stdio.h>
int main(void)
{
	const char *emoji = "😀 é 日本"; int größe = 1; printf("😀 %d\n", emoji); /* 😀 */ pritnf("😀");
	return größe
}
