#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

static void note(int number)
{
    seen = number;
}

int main(void)
{
    struct sigaction action = { .sa_handler = note };
    sigset_t blocked, before;
    sigaction(SIGUSR1, &action, NULL);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        return 0;
    }
    while (seen == 0)
        sigsuspend(&before);
    wait(NULL);
    puts(seen == SIGUSR1 ? "signal" : "other");
    return 0;
}
