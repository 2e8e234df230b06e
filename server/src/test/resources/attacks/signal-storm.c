/* Floods itself and PID 1 with queued signals: kernel memory, and a report that must still come. */
#include "attack.h"

int main(void)
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    int queued = 0;
    while (queued < 100000 && sigqueue(getpid(), SIGRTMIN, (union sigval){ 0 }) == 0)
        queued++;
    for (int i = 0; i < 20000; i++)
        for (int number = 1; number < 4; number++)
            sigqueue(1, SIGRTMIN + number, (union sigval){ 0 });
    for (int number = 1; number < 32; number++)
        kill(1, number);
    puts(queued < 300 ? "bounded" : "ESCAPED: thousands of signals");
    return 0;
}
