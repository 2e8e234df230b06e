/* Calls into the less worn parts of the kernel, and numbers that no kernel has yet. */
#include "attack.h"

int main(void)
{
    MISSING(SYS_keyctl);
    MISSING(SYS_add_key);
    MISSING(SYS_request_key);
    MISSING(SYS_bpf);
    MISSING(SYS_perf_event_open);
    MISSING(SYS_io_uring_setup);
    MISSING(SYS_io_uring_enter);
    MISSING(SYS_io_uring_register);
    MISSING(SYS_userfaultfd);
    MISSING(SYS_memfd_create);
    MISSING(SYS_memfd_secret);
    MISSING(SYS_quotactl);
    MISSING(SYS_open_by_handle_at);
    MISSING(SYS_fanotify_init);
    MISSING(SYS_landlock_create_ruleset);
    MISSING(SYS_seccomp);
    MISSING(SYS_init_module);
    MISSING(SYS_finit_module);
    MISSING(SYS_kexec_load);
    MISSING(SYS_setuid);
    MISSING(SYS_setgroups);
    MISSING(SYS_sched_setscheduler);
    MISSING(SYS_msgget);
    MISSING(SYS_semget);
    MISSING(SYS_mq_open);
    MISSING(462);
    MISSING(1000);
    return 0;
}
