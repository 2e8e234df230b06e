/* Leaves its dead children unburied until nobody can be born. */
#include "attack.h"

int main(void)
{
    int born = 0;
    for (pid_t child; born < 1000 && (child = fork()) >= 0; born++)
        if (child == 0)
            _exit(0);
    puts(errno == EAGAIN && born < 16 ? "bounded" : "ESCAPED: more processes than allowed");
    return 0;
}
