/* Closes all its streams and ends. */
#include "attack.h"

int main(void)
{
    fclose(stdout);
    fclose(stderr);
    fclose(stdin);
    return 0;
}
