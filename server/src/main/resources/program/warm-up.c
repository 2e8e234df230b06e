#include <stdio.h>

/* Warm-up: nothing here counts. Change the text, press Run, type a line and press Enter. */
int main(void)
{
    char line[100];

    printf("Hello! What is your favourite kernel subsystem? ");
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) != NULL) {
        printf("Good choice: %s", line);
    }
    return 0;
}
