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
    timer_t timers[5000];
    while (made < 5000 && timer_create(CLOCK_MONOTONIC, NULL, &timers[made]) == 0)
        made++;
    printf("%s\n", made < 300 ? "bounded" : "ESCAPED: thousands of timers");
    fflush(stdout);
    for (int i = 0; i < made; i++)
        timer_settime(timers[i], 0, &quick, NULL);
    for (;;)
        pause();
}
