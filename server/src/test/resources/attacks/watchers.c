/* Watches files and mounts: inotify, fanotify and dnotify, by which one sandbox could follow another. */
#include "attack.h"

int main(void)
{
    MISSING(SYS_inotify_init);
    MISSING(SYS_inotify_init1);
    MISSING(SYS_inotify_add_watch);
    MISSING(SYS_fanotify_init);
    MISSING(SYS_fanotify_mark);
    int usr = open("/usr/lib", O_RDONLY);
    fcntl(usr, F_NOTIFY, DN_MODIFY | DN_CREATE);
    fcntl(usr, F_SETLEASE, F_WRLCK);
    return 0;
}
