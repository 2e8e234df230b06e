/* Makes timers without end, and lets them fire as fast as they can. */
#include "attack.h"

static void tick(int number)
{
    (void)number;
}

int main(void)
{
    int made = 0;
    struct itimerspec quick = { { 0, 1 }, { 0, 1 } };
    signal(SIGALRM, tick);
    for (timer_t timer; made < 5000 && timer_create(CLOCK_MONOTONIC, NULL, &timer) == 0; made++)
        timer_settime(timer, 0, &quick, NULL);
    printf("%s\n", made < 300 ? "bounded" : "ESCAPED: thousands of timers");
    fflush(stdout);
    for (;;)
        pause();
}
