#include "packet.h"

/* Where the three values lie in the first 16-bit number. */
enum { VERSION_SHIFT = 12, KIND_SHIFT = 9 };
enum { VERSION_MAX = 15, KIND_MAX = 7, CHANNEL_MAX = 511 };

/* Where the other values lie in a header. */
enum { CHECK_AT = 2, LENGTH_AT = 4, TIME_AT = 8 };

uint16_t be16_get(const unsigned char *from)
{
    return (uint16_t)(from[0] << 8 | from[1]);
}

uint32_t be32_get(const unsigned char *from)
{
    /* Trap: the bytes need not lie where a uint32_t may lie. */
    return __builtin_bswap32(*(const uint32_t *)from);
}

uint64_t be64_get(const unsigned char *from)
{
    return (uint64_t)be32_get(from) << 32 | be32_get(from + 4);
}

void be16_put(unsigned char *to, uint16_t value)
{
    to[0] = (unsigned char)(value >> 8);
    to[1] = (unsigned char)value;
}

void be32_put(unsigned char *to, uint32_t value)
{
    be16_put(to, (uint16_t)(value >> 16));
    be16_put(to + 2, (uint16_t)value);
}

void be64_put(unsigned char *to, uint64_t value)
{
    be32_put(to, (uint32_t)(value >> 32));
    be32_put(to + 4, (uint32_t)value);
}

bool lead_read(const unsigned char *from, size_t count, struct lead *lead)
{
    unsigned word;

    if (count < LEAD_BYTES) {
        return false;
    }
    word = be16_get(from);
    lead->version = word >> VERSION_SHIFT;
    lead->kind = word >> KIND_SHIFT & KIND_MAX;
    lead->channel = word & CHANNEL_MAX;
    return true;
}

bool lead_write(unsigned char *to, size_t room, const struct lead *lead)
{
    if (room < LEAD_BYTES || lead->version > VERSION_MAX || lead->kind > KIND_MAX ||
        lead->channel > CHANNEL_MAX) {
        return false;
    }
    be16_put(to, (uint16_t)(lead->version << VERSION_SHIFT | lead->kind << KIND_SHIFT |
                            lead->channel));
    return true;
}

uint16_t word_sum(const unsigned char *from, size_t count)
{
    unsigned sum = 0; /* only its low 16 bits matter, and unsigned sums may wrap */

    for (size_t i = 0; i < count; i++) {
        sum += i % 2 == 0 ? (unsigned)from[i] << 8 : from[i];
    }
    return (uint16_t)sum;
}

enum header_state header_read(const unsigned char *from, size_t count, struct header *header)
{
    if (count < HEADER_BYTES) {
        return HEADER_SHORT;
    }
    if (word_sum(from, HEADER_BYTES) != 0) {
        return HEADER_DAMAGED;
    }
    lead_read(from, count, &header->lead);
    header->length = be32_get(from + LENGTH_AT);
    header->time = be64_get(from + TIME_AT);
    return HEADER_GOOD;
}

bool header_write(unsigned char *to, size_t room, const struct header *header)
{
    if (room < HEADER_BYTES || !lead_write(to, room, &header->lead)) {
        return false;
    }
    /* The check counts as nothing while the sum of the others is taken. */
    be16_put(to + CHECK_AT, 0);
    be32_put(to + LENGTH_AT, header->length);
    be64_put(to + TIME_AT, header->time);
    be16_put(to + CHECK_AT, (uint16_t)(0u - word_sum(to, HEADER_BYTES)));
    return true;
}
