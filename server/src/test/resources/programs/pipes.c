#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2];
    char text[16] = "";
    if (pipe(ends) != 0)
        return 1;
    if (fork() == 0) {
        close(ends[0]);
        return write(ends[1], "through", 8) != 8;
    }
    close(ends[1]);
    if (read(ends[0], text, sizeof text) != 8)
        return 2;
    wait(NULL);
    puts(text);
    return 0;
}
