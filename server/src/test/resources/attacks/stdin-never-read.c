/* Lets its input wait for ever. */
#include "attack.h"

int main(void)
{
    for (;;)
        pause();
}
