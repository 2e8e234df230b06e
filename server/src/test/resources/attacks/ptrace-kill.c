/* Traces and kills whatever it sees. */
#include "attack.h"

int main(void)
{
    REFUSED(ptrace(PTRACE_TRACEME, 0, 0, 0));
    REFUSED(ptrace(PTRACE_ATTACH, 1, 0, 0));
    MISSING(SYS_process_vm_readv);
    MISSING(SYS_process_vm_writev);
    MISSING(SYS_pidfd_open);
    MISSING(SYS_pidfd_getfd);
    MISSING(SYS_pidfd_send_signal);
    kill(1, SIGKILL);
    kill(1, SIGTERM);
    kill(1, SIGSTOP);
    signal(SIGTERM, SIG_IGN);
    kill(-1, SIGTERM);
    puts("still here");
    return 0;
}
