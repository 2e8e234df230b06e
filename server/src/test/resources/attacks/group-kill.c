/* Kills its process group and everything it may signal: nobody but itself may be hit. */
#include "attack.h"

int main(void)
{
    kill(-getppid(), SIGKILL);
    kill(1, SIGKILL);
    kill(0, SIGKILL);
    puts("ESCAPED: alive");
    return 0;
}
