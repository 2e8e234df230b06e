#include "packet.h"

/* Stage 1: at any address, on any machine. */

uint16_t be16_get(const unsigned char *from)
{
    (void)from;
    return 0;
}

uint32_t be32_get(const unsigned char *from)
{
    (void)from;
    return 0;
}

uint64_t be64_get(const unsigned char *from)
{
    (void)from;
    return 0;
}

void be16_put(unsigned char *to, uint16_t value)
{
    (void)to;
    (void)value;
}

void be32_put(unsigned char *to, uint32_t value)
{
    (void)to;
    (void)value;
}

void be64_put(unsigned char *to, uint64_t value)
{
    (void)to;
    (void)value;
}

/* Stage 2: three values in two bytes. */

bool lead_read(const unsigned char *from, size_t count, struct lead *lead)
{
    (void)from;
    (void)count;
    (void)lead;
    return false;
}

bool lead_write(unsigned char *to, size_t room, const struct lead *lead)
{
    (void)to;
    (void)room;
    (void)lead;
    return false;
}

/* Stage 3: the whole header. */

uint16_t word_sum(const unsigned char *from, size_t count)
{
    (void)from;
    (void)count;
    return 0;
}

enum header_state header_read(const unsigned char *from, size_t count, struct header *header)
{
    (void)from;
    (void)count;
    (void)header;
    return HEADER_SHORT;
}

bool header_write(unsigned char *to, size_t room, const struct header *header)
{
    (void)to;
    (void)room;
    (void)header;
    return false;
}
