/* Ends with the number that the helper uses for its own failures. */
#include "attack.h"

int main(void)
{
    exit(125);
}
