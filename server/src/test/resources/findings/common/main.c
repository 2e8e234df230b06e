#include <stdio.h>

int half(int x)
{
	int unused = 3;
	if (x = 2)
		printf("%d\n", "日本");
	printf("%s %d\n", "a");
}

int main(void)
{
	unsigned n = 3;
	for (int i = 0; i < n; i++)
		half(i);
	return 0;
}
