/* Says in words what holds and what does not. Change nothing here. */
#include "packet.h"
#include "tests.h"

TEST(numbers_are_read)
{
    const unsigned char bytes[] = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};

    CHECK_HEX(be16_get(bytes), 0x0123);
    CHECK_HEX(be32_get(bytes), 0x01234567);
    CHECK_HEX(be64_get(bytes), 0x0123456789abcdef);
}

TEST(numbers_are_written)
{
    unsigned char bytes[8];

    memset(bytes, '#', sizeof(bytes));
    be16_put(bytes, 0x4142);
    CHECK_BYTES(bytes, 3, "AB#", 3);
    be32_put(bytes, 0x43444546);
    CHECK_BYTES(bytes, 5, "CDEF#", 5);
    be64_put(bytes, 0x4748494a4b4c4d4e);
    CHECK_BYTES(bytes, 8, "GHIJKLMN", 8);
}

TEST(a_lead_is_taken_apart)
{
    const unsigned char bytes[] = {0x37, 0x05};
    struct lead lead = {0, 0, 0};

    CHECK(lead_read(bytes, sizeof(bytes), &lead));
    CHECK_UINT(lead.version, 3);
    CHECK_UINT(lead.kind, 3);
    CHECK_UINT(lead.channel, 261);
}

TEST(a_lead_is_put_together)
{
    struct lead lead = {2, 2, 259};
    unsigned char bytes[LEAD_BYTES + 1] = {0, 0, '#'};

    CHECK(lead_write(bytes, LEAD_BYTES, &lead));
    CHECK_BYTES(bytes, sizeof(bytes), "\x25\x03#", 3);
    lead.kind = 8;
    CHECK(!lead_write(bytes, LEAD_BYTES, &lead));
    CHECK_BYTES(bytes, sizeof(bytes), "\x25\x03#", 3);
}

TEST(one_byte_is_no_lead)
{
    const unsigned char bytes[] = {0x37, 0x05};
    struct lead lead = {7, 7, 7};

    CHECK(!lead_read(bytes, 1, &lead));
    CHECK_UINT(lead.version, 7);
    CHECK_UINT(lead.kind, 7);
    CHECK_UINT(lead.channel, 7);
}

TEST(numbers_are_summed)
{
    const unsigned char bytes[] = {0x01, 0x02, 0x10, 0x20, 0x03};

    CHECK_HEX(word_sum(bytes, 4), 0x1122);
    CHECK_HEX(word_sum(bytes, 5), 0x1422);
}

TEST(a_header_comes_back)
{
    const struct header sent = {.lead = {1, 2, 3}, .length = 1500, .time = 86400};
    struct header came = {.length = 0};
    unsigned char bytes[HEADER_BYTES] = {0};

    CHECK(header_write(bytes, sizeof(bytes), &sent));
    CHECK_HEX(word_sum(bytes, sizeof(bytes)), 0);
    CHECK_INT(header_read(bytes, sizeof(bytes), &came), HEADER_GOOD);
    CHECK_UINT(came.lead.version, 1);
    CHECK_UINT(came.lead.kind, 2);
    CHECK_UINT(came.lead.channel, 3);
    CHECK_UINT(came.length, 1500);
    CHECK_UINT(came.time, 86400);
}

RUN_TESTS(
    ENTRY(numbers_are_read, "1: numbers are read"),
    ENTRY(numbers_are_written, "1: numbers are written"),
    ENTRY(a_lead_is_taken_apart, "2: a lead is taken apart"),
    ENTRY(a_lead_is_put_together, "2: a lead is put together, and one too large is refused"),
    ENTRY(one_byte_is_no_lead, "2: one byte is no lead"),
    ENTRY(numbers_are_summed, "3: numbers are summed"),
    ENTRY(a_header_comes_back, "3: a header comes back as it was written"))
