/* Stops itself and waits to be continued. */
#include "attack.h"

int main(void)
{
    raise(SIGSTOP);
    return 0;
}
