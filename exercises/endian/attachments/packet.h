#ifndef PACKET_H
#define PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * All numbers in a packet lie with their most significant byte first, at any address:
 *
 *     bytes 0 and 1      one 16-bit number, from its highest bit on:
 *                        version (4 bits), kind (3 bits), channel (9 bits)
 *     bytes 2 and 3      check
 *     bytes 4 to 7       length
 *     bytes 8 to 15      time
 *
 * A pointer to 0 bytes may be NULL.
 */
enum { LEAD_BYTES = 2, HEADER_BYTES = 16 };

struct lead {
    unsigned version; /* below 16 */
    unsigned kind;    /* below 8 */
    unsigned channel; /* below 512 */
};

struct header {
    struct lead lead;
    uint32_t length;
    uint64_t time;
};

enum header_state { HEADER_GOOD, HEADER_SHORT, HEADER_DAMAGED };

/* The number in the 2, 4 or 8 bytes that begin there. */
uint16_t be16_get(const unsigned char *from);
uint32_t be32_get(const unsigned char *from);
uint64_t be64_get(const unsigned char *from);

/* Writes the number into 2, 4 or 8 bytes and touches no others. */
void be16_put(unsigned char *to, uint16_t value);
void be32_put(unsigned char *to, uint32_t value);
void be64_put(unsigned char *to, uint64_t value);

/* Takes the first two of count bytes apart; false, with lead unchanged, when count is below 2. */
bool lead_read(const unsigned char *from, size_t count, struct lead *lead);

/* Writes two bytes; false, and nothing written, when room is below 2 or a value is too large. */
bool lead_write(unsigned char *to, size_t room, const struct lead *lead);

/*
 * The sum, modulo 65536, of the 16-bit numbers that lie one behind the other in count bytes.
 * A last byte without a partner counts as if a byte 0 came after it. No bytes give 0.
 */
uint16_t word_sum(const unsigned char *from, size_t count);

/*
 * Reads the header at the beginning of count bytes. HEADER_SHORT when there are fewer than 16;
 * otherwise HEADER_DAMAGED when the word_sum of the 16 bytes is not 0. The header is changed
 * only when the result is HEADER_GOOD.
 */
enum header_state header_read(const unsigned char *from, size_t count, struct header *header);

/*
 * Writes the 16 bytes of a header, with a check that makes their word_sum 0. What was in them
 * before does not matter. False, and nothing written, when room is below 16 or a value of the
 * lead is too large.
 */
bool header_write(unsigned char *to, size_t room, const struct header *header);

#endif
