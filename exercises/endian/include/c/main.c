/* The tests that count. */
#include "packet.h"
#include "tests.h"

#include <limits.h>

/* A block of exactly that many bytes, so that a sanitizer sees a read behind it. */
static unsigned char *exactly(const unsigned char *bytes, size_t count)
{
    unsigned char *block = malloc(count > 0 ? count : 1);

    if (block != NULL && count > 0) {
        memcpy(block, bytes, count);
    }
    return block;
}

static void is_lead(const struct lead *lead, unsigned version, unsigned kind, unsigned channel)
{
    CHECK_UINT(lead->version, version);
    CHECK_UINT(lead->kind, kind);
    CHECK_UINT(lead->channel, channel);
}

static void is_header(const struct header *header, const struct header *expected)
{
    CHECKED(is_lead(&header->lead, expected->lead.version, expected->lead.kind,
                    expected->lead.channel));
    CHECK_HEX(header->length, expected->length);
    CHECK_HEX(header->time, expected->time);
}

TEST(s1_two_bytes)
{
    unsigned char bytes[2];

    CHECK_HEX(be16_get((const unsigned char *)"\x12\x34"), 0x1234);
    CHECK_HEX(be16_get((const unsigned char *)"\xfe\x01"), 0xfe01);
    be16_put(bytes, 0xa55b);
    CHECK_BYTES(bytes, 2, "\xa5\x5b", 2);
}

TEST(s1_four_bytes)
{
    unsigned char bytes[4];

    CHECK_HEX(be32_get((const unsigned char *)"\x7a\x1b\x2c\x3d"), 0x7a1b2c3d);
    CHECK_HEX(be32_get((const unsigned char *)"\xff\x00\x80\x01"), 0xff008001);
    be32_put(bytes, 0x9c8b7a69);
    CHECK_BYTES(bytes, 4, "\x9c\x8b\x7a\x69", 4);
}

TEST(s1_eight_bytes)
{
    unsigned char bytes[8];

    CHECK_HEX(be64_get((const unsigned char *)"\x11\x22\x33\x44\x55\x66\x77\x08"),
              0x1122334455667708);
    CHECK_HEX(be64_get((const unsigned char *)"\x00\x00\x00\x01\x80\x00\x00\x00"), 0x180000000);
    CHECK_HEX(be64_get((const unsigned char *)"\xf1\xe2\xd3\xc4\xb5\xa6\x97\x88"),
              0xf1e2d3c4b5a69788);
    be64_put(bytes, 0xf0e1d2c3b4a59687);
    CHECK_BYTES(bytes, 8, "\xf0\xe1\xd2\xc3\xb4\xa5\x96\x87", 8);
}

TEST(s1_every_bit)
{
    unsigned char bytes[8];

    for (unsigned bit = 0; bit < 64; bit++) {
        uint64_t value = (uint64_t)1 << bit;

        be64_put(bytes, value);
        CHECK_HEX(be64_get(bytes), value);
        CHECK_HEX(bytes[7 - bit / 8], 1 << bit % 8);
        be32_put(bytes, (uint32_t)value);
        CHECK_HEX(be32_get(bytes), (uint32_t)value);
        be16_put(bytes, (uint16_t)value);
        CHECK_HEX(be16_get(bytes), (uint16_t)value);
    }
}

TEST(s1_every_address)
{
    union {
        uint64_t aligned;
        unsigned char bytes[24];
    } place;

    for (size_t i = 0; i < 8; i++) {
        unsigned char *at = place.bytes + i + 1;

        memset(place.bytes, '#', sizeof(place.bytes));
        be16_put(at, 0x6162);
        CHECK_BYTES(at - 1, 4, "#ab#", 4);
        CHECK_HEX(be16_get(at), 0x6162);
        be32_put(at, 0x63646566);
        CHECK_BYTES(at - 1, 6, "#cdef#", 6);
        CHECK_HEX(be32_get(at), 0x63646566);
        be64_put(at, 0x6768696a6b6c6d6e);
        CHECK_BYTES(at - 1, 10, "#ghijklmn#", 10);
        CHECK_HEX(be64_get(at), 0x6768696a6b6c6d6e);
    }
}

TEST(s2_apart)
{
    struct lead lead = {0, 0, 0};

    CHECK(lead_read((const unsigned char *)"\x9a\xc4", 2, &lead));
    CHECKED(is_lead(&lead, 9, 5, 196));
    CHECK(lead_read((const unsigned char *)"\xf0\x00\x21\x43", 4, &lead));
    CHECKED(is_lead(&lead, 15, 0, 0));
    CHECK(lead_read((const unsigned char *)"\x01\xff", 2, &lead));
    CHECKED(is_lead(&lead, 0, 0, 511));
}

TEST(s2_together)
{
    unsigned char bytes[5] = "####";

    CHECK(lead_write(bytes, 2, &(struct lead){9, 5, 196}));
    CHECK_BYTES(bytes, 4, "\x9a\xc4##", 4);
    CHECK(lead_write(bytes, 4, &(struct lead){0, 7, 0}));
    CHECK_BYTES(bytes, 4, "\x0e\x00##", 4);
    CHECK(lead_write(bytes, 4, &(struct lead){15, 0, 256}));
    CHECK_BYTES(bytes, 4, "\xf1\x00##", 4);
}

TEST(s2_every_lead)
{
    for (unsigned word = 0; word < 65536; word += 5) {
        unsigned char bytes[2] = {(unsigned char)(word / 256), (unsigned char)(word % 256)};
        unsigned char back[2] = {0, 0};
        struct lead lead = {99, 99, 999};

        CHECK(lead_read(bytes, 2, &lead));
        CHECKED(is_lead(&lead, word / 4096, word / 512 % 8, word % 512));
        CHECK(lead_write(back, 2, &lead));
        CHECK_BYTES(back, 2, bytes, 2);
    }
}

TEST(s2_cut_off)
{
    unsigned char *one = exactly((const unsigned char *)"\x9a", 1);
    unsigned char *two = exactly((const unsigned char *)"\x9a\xc4", 2);
    struct lead lead = {1, 2, 3};

    CHECK(one != NULL && two != NULL);
    CHECK(!lead_read(one, 1, &lead));
    CHECKED(is_lead(&lead, 1, 2, 3));
    CHECK(!lead_read(NULL, 0, &lead));
    CHECKED(is_lead(&lead, 1, 2, 3));
    CHECK(lead_read(two, 2, &lead));
    CHECKED(is_lead(&lead, 9, 5, 196));
    free(one);
    free(two);
}

TEST(s2_refused)
{
    static const struct lead too_large[] = {
        {16, 0, 0}, {0, 8, 0}, {0, 0, 512}, {UINT_MAX, 1, 1}, {1, UINT_MAX, 1}, {1, 1, UINT_MAX},
    };
    unsigned char bytes[4] = "###";

    CHECK(!lead_write(NULL, 0, &(struct lead){1, 2, 3}));
    CHECK(!lead_write(bytes, 1, &(struct lead){1, 2, 3}));
    CHECK_BYTES(bytes, 3, "###", 3);
    for (size_t i = 0; i < sizeof(too_large) / sizeof(too_large[0]); i++) {
        CHECK(!lead_write(bytes, 3, &too_large[i]));
        CHECK_BYTES(bytes, 3, "###", 3);
    }
    CHECK(lead_write(bytes, 3, &(struct lead){15, 7, 511}));
    CHECK_BYTES(bytes, 3, "\xff\xff#", 3);
}

static const struct header known = {{6, 3, 300}, 0x8badf00d, 0xfedcba98a7654321};
static const unsigned char known_bytes[HEADER_BYTES] = {
    0x67, 0x2c, 0x79, 0x20, 0x8b, 0xad, 0xf0, 0x0d, /* lead, check, length */
    0xfe, 0xdc, 0xba, 0x98, 0xa7, 0x65, 0x43, 0x21, /* time */
};

TEST(s3_sums)
{
    unsigned char *odd = exactly((const unsigned char *)"\x00\x07\x20", 3);

    CHECK(odd != NULL);
    CHECK_HEX(word_sum(NULL, 0), 0);
    CHECK_HEX(word_sum((const unsigned char *)"\xff\xfe\x00\x01", 4), 0xffff);
    CHECK_HEX(word_sum((const unsigned char *)"\xff\xff\x00\x03\x80\x00", 6), 0x8002);
    CHECK_HEX(word_sum((const unsigned char *)"\x00\x07\x20\x55", 3), 0x2007);
    CHECK_HEX(word_sum((const unsigned char *)"\xab\xcd", 1), 0xab00);
    CHECK_HEX(word_sum(odd, 3), 0x2007);
    free(odd);
}

TEST(s3_layout)
{
    unsigned char bytes[HEADER_BYTES + 2];
    struct header header = {{0, 0, 0}, 0, 0};

    for (size_t i = 0; i < 256; i += 51) {
        memset(bytes, (int)i, sizeof(bytes));
        CHECK(header_write(bytes + 1, HEADER_BYTES, &known));
        CHECK_BYTES(bytes + 1, HEADER_BYTES, known_bytes, HEADER_BYTES);
        CHECK_HEX(bytes[0], i);
        CHECK_HEX(bytes[HEADER_BYTES + 1], i);
    }
    CHECK_INT(header_read(known_bytes, HEADER_BYTES, &header), HEADER_GOOD);
    CHECKED(is_header(&header, &known));
}

TEST(s3_there_and_back)
{
    unsigned char bytes[HEADER_BYTES + 8];

    for (unsigned i = 0; i < 64; i++) {
        struct header sent = {{i % 16, i % 8, i * 8}, (uint32_t)1 << i % 32, (uint64_t)1 << i};
        struct header came = {{0, 0, 0}, 0, 0};
        unsigned char *at = bytes + i % 8;

        memset(bytes, (int)i, sizeof(bytes));
        CHECK(header_write(at, HEADER_BYTES, &sent));
        CHECK_HEX(word_sum(at, HEADER_BYTES), 0);
        CHECK_INT(header_read(at, HEADER_BYTES + 8 - i % 8, &came), HEADER_GOOD);
        CHECKED(is_header(&came, &sent));
    }
}

TEST(s3_one_bit_wrong)
{
    for (unsigned bit = 0; bit < HEADER_BYTES * 8; bit++) {
        unsigned char bytes[HEADER_BYTES];
        struct header header = {{1, 2, 3}, 4, 5};

        memcpy(bytes, known_bytes, HEADER_BYTES);
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        CHECK_INT(header_read(bytes, HEADER_BYTES, &header), HEADER_DAMAGED);
        CHECKED(is_header(&header, &(struct header){{1, 2, 3}, 4, 5}));
    }
}

TEST(s3_refused)
{
    unsigned char bytes[HEADER_BYTES];
    unsigned char before[HEADER_BYTES];

    memset(bytes, '#', sizeof(bytes));
    memset(before, '#', sizeof(before));
    for (size_t count = 0; count < HEADER_BYTES; count++) {
        unsigned char *cut = exactly(known_bytes, count);
        struct header header = {{1, 2, 3}, 4, 5};

        CHECK(cut != NULL);
        CHECK_INT(header_read(cut, count, &header), HEADER_SHORT);
        CHECKED(is_header(&header, &(struct header){{1, 2, 3}, 4, 5}));
        CHECK(!header_write(bytes, count, &known));
        CHECK_BYTES(bytes, HEADER_BYTES, before, HEADER_BYTES);
        free(cut);
    }
    CHECK(!header_write(bytes, HEADER_BYTES, &(struct header){{16, 0, 0}, 1, 1}));
    CHECK(!header_write(bytes, HEADER_BYTES, &(struct header){{0, 0, 512}, 1, 1}));
    CHECK_BYTES(bytes, HEADER_BYTES, before, HEADER_BYTES);
    CHECK(header_write(bytes, HEADER_BYTES, &known));
    CHECK_BYTES(bytes, HEADER_BYTES, known_bytes, HEADER_BYTES);
}

RUN_TESTS(
    ENTRY(s1_two_bytes, ""), ENTRY(s1_four_bytes, ""), ENTRY(s1_eight_bytes, ""),
    ENTRY(s1_every_bit, ""), ENTRY(s1_every_address, ""), ENTRY(s2_apart, ""),
    ENTRY(s2_together, ""), ENTRY(s2_every_lead, ""), ENTRY(s2_cut_off, ""), ENTRY(s2_refused, ""),
    ENTRY(s3_sums, ""), ENTRY(s3_layout, ""), ENTRY(s3_there_and_back, ""),
    ENTRY(s3_one_bit_wrong, ""), ENTRY(s3_refused, ""))
