#include <stdlib.h>
#include <string.h>
static char *copy(const char *s)
{
	char *c = malloc(strlen(s) + 1);
	return strcpy(c, s);
}
int main(void)
{
	char *a = copy("😀");
	return a[0] == 'x';
}
