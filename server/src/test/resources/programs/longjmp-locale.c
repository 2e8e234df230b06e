#include <locale.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <wchar.h>

static jmp_buf back;

int main(void)
{
    setlocale(LC_ALL, "");
    srand(time(NULL));
    if (setjmp(back) == 0)
        longjmp(back, 1);
    time_t zero = 0;
    struct tm *when = gmtime(&zero);
    printf("%ls %d\n", L"gr\u00fc\u00df", when->tm_year);
    return 0;
}
