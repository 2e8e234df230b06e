/* Ends with the number of a failed exec. */
#include "attack.h"

int main(void)
{
    exit(127);
}
