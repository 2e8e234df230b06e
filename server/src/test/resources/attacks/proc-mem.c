/* Writes to what is mapped for reading by /proc/self/mem: the copy-on-write class (CVE-2016-5195). */
#include "attack.h"

int main(void)
{
    int file = open("/box/a.out", O_RDONLY);
    const char *shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
    const char *mine = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, file, 0);
    int memory = open("/proc/self/mem", O_RDWR);
    REFUSED(pwrite(memory, "evil", 4, (off_t)shared));
    pwrite(memory, "evil", 4, (off_t)mine);
    REFUSED(mprotect((void *)shared, 4096, PROT_READ | PROT_WRITE));
    char start[4];
    pread(file, start, 4, 0);
    puts(memcmp(start, "\177ELF", 4) == 0 && memcmp(shared, "\177ELF", 4) == 0 ? "unchanged" : "ESCAPED: the file changed");
    return 0;
}
