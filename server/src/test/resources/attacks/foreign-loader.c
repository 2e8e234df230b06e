/* Names a loader that does not exist, so that the program never starts. */
#include "attack.h"

const char loader[] __attribute__((section(".interp"))) = "/nowhere/loader";

int main(void)
{
    return 0;
}
