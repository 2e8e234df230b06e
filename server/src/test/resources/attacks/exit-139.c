/* Ends like a crash, by number only. */
#include "attack.h"

int main(void)
{
    exit(139);
}
