/* Calls into the less worn parts of the kernel, and numbers that no kernel has yet. */
#include "attack.h"

static const int absent[] = {
    SYS_setns, SYS_mount, SYS_umount2, SYS_fsopen, SYS_open_tree, SYS_move_mount, SYS_fsmount, SYS_fsconfig, SYS_fspick,
    SYS_mount_setattr, SYS_chroot, SYS_pivot_root, SYS_mknod, SYS_mknodat, SYS_bpf, SYS_perf_event_open,
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register, SYS_keyctl, SYS_add_key, SYS_request_key,
    SYS_userfaultfd, SYS_memfd_create, SYS_memfd_secret, SYS_process_vm_readv, SYS_process_vm_writev, SYS_pidfd_open,
    SYS_pidfd_getfd, SYS_pidfd_send_signal, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_semget,
    SYS_semop, SYS_mq_open, SYS_mq_unlink, SYS_quotactl, SYS_quotactl_fd, SYS_open_by_handle_at, SYS_name_to_handle_at,
    SYS_fanotify_init, SYS_fanotify_mark, SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setresuid, SYS_setresgid,
    SYS_setfsuid, SYS_setfsgid, SYS_setgroups, SYS_capset, SYS_sched_setscheduler, SYS_sched_setattr,
    SYS_landlock_create_ruleset, SYS_landlock_restrict_self, SYS_seccomp, SYS_init_module, SYS_finit_module,
    SYS_delete_module, SYS_kexec_load, SYS_kexec_file_load, SYS_reboot, SYS_swapon, SYS_swapoff, SYS_sethostname,
    SYS_setdomainname, SYS_clock_settime, SYS_settimeofday, SYS_adjtimex, SYS_clock_adjtime, SYS_syslog, SYS_acct,
    SYS_vhangup, SYS_kcmp, SYS_lookup_dcookie, SYS_migrate_pages, SYS_move_pages, SYS_mbind, SYS_process_madvise,
    SYS_chown, SYS_fchownat, SYS_setxattr, SYS_mlockall, SYS_remap_file_pages, SYS_clone3, SYS_unshare, 462, 500, 1000
};

int main(void)
{
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        errno = 0;
        if (syscall(absent[i], 0, 0, 0, 0, 0, 0) != -1 || errno != ENOSYS)
            printf("ESCAPED: call %d errno %d\n", absent[i], errno);
    }
    return 0;
}
