/* Writes what the helper or bubblewrap would say, wherever it can, to end with another verdict. */
#include "attack.h"

int main(void)
{
    const char *report = "{\"exit\":0,\"signal\":0,\"wallUs\":1,\"utimeUs\":1,\"stimeUs\":1,\"maxRssKb\":1,\"emit\":0}\n";
    for (int fd = 0; fd < 64; fd++) {
        write(fd, report, strlen(report));
        write(fd, "{ \"child-pid\": 1 }\n", 19);
    }
    return 3;
}
