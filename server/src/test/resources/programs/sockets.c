#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "/tmp/socket" };
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    int client = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(server, (struct sockaddr *)&name, sizeof name) != 0 || listen(server, 1) != 0)
        return 1;
    if (connect(client, (struct sockaddr *)&name, sizeof name) != 0)
        return 2;
    int accepted = accept(server, NULL, NULL);
    char text[6] = "";
    struct pollfd ready = { .fd = accepted, .events = POLLIN };
    struct epoll_event event = { .events = EPOLLIN };
    int group = epoll_create1(0);
    epoll_ctl(group, EPOLL_CTL_ADD, accepted, &event);
    if (send(client, "local", 6, 0) != 6 || poll(&ready, 1, 1000) != 1 || epoll_wait(group, &event, 1, 1000) != 1)
        return 3;
    if (recv(accepted, text, 6, 0) != 6)
        return 4;
    puts(text);
    return 0;
}
