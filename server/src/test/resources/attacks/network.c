/* Looks for anybody to talk to. */
#include "attack.h"

int main(void)
{
    int families[] = { AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_BLUETOOTH, AF_VSOCK, AF_ALG, AF_KEY, AF_CAN, AF_TIPC };
    for (int i = 0; i < 10; i++)
        REFUSED(socket(families[i], SOCK_STREAM, 0));
    REFUSED(syscall(SYS_socket, (long)AF_INET | (1L << 40), SOCK_STREAM, 0));
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
        puts("ESCAPED: no local socket");
    const char *names[] = { "/run/docker.sock", "/var/run/postgresql/.s.PGSQL.5432", "/run/dbus/system_bus_socket" };
    for (int i = 0; i < 3; i++) {
        struct sockaddr_un to = { .sun_family = AF_UNIX };
        strcpy(to.sun_path, names[i]);
        REFUSED(connect(fd, (struct sockaddr *)&to, sizeof to));
    }
    struct sockaddr_un abstract = { .sun_family = AF_UNIX, .sun_path = "\0/tmp/.X11-unix/X0" };
    REFUSED(connect(fd, (struct sockaddr *)&abstract, sizeof abstract));
    return 0;
}
