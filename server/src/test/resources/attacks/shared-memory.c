/* Takes memory that a resident set does not show. */
#include "attack.h"

int main(void)
{
    MISSING(SYS_shmget);
    MISSING(SYS_memfd_create);
    REFUSED(shm_open("/x", O_RDWR | O_CREAT, 0600));
    REFUSED(mmap(NULL, 3UL << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    return 0;
}
