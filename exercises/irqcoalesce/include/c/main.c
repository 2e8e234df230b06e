/* The tests that count. */
#include "irqcoalesce.h"
#include "tests.h"

static void state_is(const struct irq *irq, bool raised, uint32_t waiting)
{
    CHECK_INT(irq_raised(irq), raised);
    CHECK_UINT(irq_waiting(irq), waiting);
}

/* That many events at one time, of which none may raise. */
static void quiet_events(struct irq *irq, uint32_t count, uint32_t now)
{
    for (uint32_t i = 0; i < count; i++) {
        CHECK(!irq_event(irq, now));
    }
}

TEST(s1_begins_idle)
{
    struct irq *irq = irq_new(8, 0);

    CHECK(irq_new(0, 0) == NULL);
    CHECK(irq != NULL);
    CHECKED(state_is(irq, false, 0));
    CHECK(!irq_event(irq, 0));
    CHECKED(state_is(irq, false, 1));
    irq_free(irq);
    irq_free(NULL);
}

TEST(s1_raises_at_the_threshold)
{
    struct irq *irq = irq_new(5, 0);

    CHECK(irq != NULL);
    CHECKED(quiet_events(irq, 4, 10));
    CHECKED(state_is(irq, false, 4));
    CHECK(irq_event(irq, 11));
    CHECKED(state_is(irq, true, 5));
    irq_free(irq);
}

TEST(s1_raises_again_and_again)
{
    struct irq *irq = irq_new(7, 0);

    CHECK(irq != NULL);
    for (uint32_t round = 0; round < 1000; round++) {
        CHECKED(quiet_events(irq, 6, round * 5));
        CHECK(irq_event(irq, round * 5 + 1));
        CHECKED(state_is(irq, true, 7));
        CHECK(!irq_ack(irq, 7, round * 5 + 2));
        CHECKED(state_is(irq, false, 0));
    }
    irq_free(irq);
}

TEST(s1_every_event)
{
    struct irq *irq = irq_new(1, 0);

    CHECK(irq != NULL);
    for (uint32_t now = 0; now < 5; now++) {
        CHECK(irq_event(irq, now));
        CHECKED(state_is(irq, true, 1));
        CHECK(!irq_ack(irq, 1, now));
    }
    irq_free(irq);
}

TEST(s1_two_devices)
{
    struct irq *one = irq_new(2, 0);
    struct irq *other = irq_new(3, 0);

    CHECK(one != NULL && other != NULL && one != other);
    CHECKED(quiet_events(other, 2, 1));
    CHECKED(quiet_events(one, 1, 1));
    CHECK(irq_event(one, 2));
    CHECKED(state_is(other, false, 2));
    CHECK(irq_event(other, 2));
    CHECK(!irq_ack(one, 2, 3));
    CHECKED(state_is(other, true, 3));
    irq_free(one);
    irq_free(other);
}

TEST(s2_time_alone)
{
    struct irq *irq = irq_new(0, 10);

    CHECK(irq != NULL);
    CHECKED(quiet_events(irq, 300, 40));
    for (uint32_t now = 40; now < 50; now++) {
        CHECK(!irq_tick(irq, now));
    }
    CHECK(irq_tick(irq, 50));
    CHECKED(state_is(irq, true, 300));
    irq_free(irq);
}

TEST(s2_first_of_many_counts)
{
    struct irq *irq = irq_new(50, 10);

    CHECK(irq != NULL);
    for (uint32_t now = 100; now < 110; now += 3) {
        CHECK(!irq_event(irq, now));
    }
    CHECK(irq_tick(irq, 110));
    CHECKED(state_is(irq, true, 4));
    irq_free(irq);
}

TEST(s2_nothing_to_tell)
{
    struct irq *irq = irq_new(3, 10);

    CHECK(irq != NULL);
    for (uint32_t now = 0; now < 100; now++) {
        CHECK(!irq_tick(irq, now));
    }
    CHECK(!irq_event(irq, 100));
    CHECK(irq_tick(irq, 130));
    CHECK(!irq_ack(irq, 1, 131));
    CHECK(!irq_tick(irq, 200));
    CHECKED(state_is(irq, false, 0));
    irq_free(irq);
    irq = irq_new(2, 0);
    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 5));
    CHECK(!irq_tick(irq, 5));
    CHECK(!irq_tick(irq, 4000000000U));
    CHECKED(state_is(irq, false, 1));
    irq_free(irq);
}

TEST(s2_late_event)
{
    struct irq *irq = irq_new(50, 10);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(!irq_event(irq, 10));
    CHECK(irq_event(irq, 11));
    CHECKED(state_is(irq, true, 3));
    CHECK(!irq_ack(irq, 3, 12));
    CHECK(!irq_event(irq, 90));
    CHECK(irq_event(irq, 700));
    irq_free(irq);
}

TEST(s2_new_time_after_each)
{
    struct irq *irq = irq_new(3, 10);

    CHECK(irq != NULL);
    for (uint32_t start = 100; start < 1000; start += 100) {
        /* Once by number, and then once by time. */
        CHECKED(quiet_events(irq, 2, start));
        CHECK(irq_event(irq, start + 1));
        CHECK(!irq_ack(irq, 3, start + 2));
        CHECK(!irq_event(irq, start + 30));
        CHECK(!irq_tick(irq, start + 39));
        CHECK(irq_tick(irq, start + 40));
        CHECK(!irq_ack(irq, 1, start + 41));
    }
    irq_free(irq);
}

TEST(s2_counter_wraps)
{
    for (uint32_t back = 0; back < 15; back++) {
        struct irq *irq = irq_new(0, 12);
        uint32_t start = 2U - back;

        CHECK(irq != NULL);
        CHECK(!irq_event(irq, start));
        for (uint32_t passed = 0; passed < 12; passed++) {
            CHECK(!irq_tick(irq, start + passed));
        }
        CHECK(irq_tick(irq, start + 12));
        irq_free(irq);
    }
}

TEST(s2_long_times)
{
    static const uint32_t times[] = { 0x7fffffff, 0x80000000, 0x90000000, UINT32_MAX };

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        struct irq *irq = irq_new(0, times[i]);

        CHECK(irq != NULL);
        CHECK(!irq_event(irq, 77));
        CHECK(!irq_tick(irq, 78));
        CHECK(!irq_tick(irq, 77U + times[i] / 2));
        CHECK(!irq_tick(irq, 77U + times[i] - 1));
        CHECK(irq_tick(irq, 77U + times[i]));
        irq_free(irq);
    }
}

TEST(s3_once_until_acknowledged)
{
    struct irq *irq = irq_new(2, 10);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(irq_event(irq, 2));
    CHECKED(quiet_events(irq, 5, 3));
    CHECK(!irq_tick(irq, 50));
    CHECK(!irq_unmask(irq, 51));
    CHECKED(state_is(irq, true, 7));
    CHECK(!irq_ack(irq, 7, 52));
    CHECKED(state_is(irq, false, 0));
    irq_free(irq);
}

TEST(s3_masked_events_wait)
{
    struct irq *irq = irq_new(3, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    irq_mask(irq);
    irq_mask(irq);
    CHECKED(quiet_events(irq, 4, 2));
    CHECKED(state_is(irq, false, 5));
    CHECK(irq_unmask(irq, 3));
    CHECKED(state_is(irq, true, 5));
    CHECK(!irq_ack(irq, 5, 4));
    irq_mask(irq);
    CHECKED(quiet_events(irq, 2, 5));
    CHECK(!irq_unmask(irq, 6));
    CHECK(irq_event(irq, 7));
    irq_free(irq);
}

TEST(s3_masked_time_runs)
{
    struct irq *irq = irq_new(0, 10);

    CHECK(irq != NULL);
    irq_mask(irq);
    CHECK(!irq_event(irq, 100));
    CHECK(!irq_tick(irq, 105));
    CHECK(!irq_unmask(irq, 106));
    irq_mask(irq);
    CHECK(!irq_tick(irq, 115));
    CHECKED(state_is(irq, false, 1));
    CHECK(irq_unmask(irq, 116));
    CHECKED(state_is(irq, true, 1));
    irq_free(irq);
}

TEST(s3_some_are_left)
{
    struct irq *irq = irq_new(4, 0);

    CHECK(irq != NULL);
    CHECKED(quiet_events(irq, 3, 1));
    CHECK(irq_event(irq, 1));
    CHECKED(quiet_events(irq, 2, 2));
    CHECK(!irq_ack(irq, 4, 3));
    CHECKED(state_is(irq, false, 2));
    CHECK(!irq_event(irq, 4));
    CHECK(irq_event(irq, 5));
    CHECK(!irq_ack(irq, UINT32_MAX, 6));
    CHECKED(state_is(irq, false, 0));
    irq_free(irq);
}

TEST(s3_enough_are_left)
{
    struct irq *irq = irq_new(2, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(irq_event(irq, 1));
    CHECKED(quiet_events(irq, 3, 2));
    CHECK(irq_ack(irq, 2, 3));
    CHECKED(state_is(irq, true, 3));
    CHECK(irq_ack(irq, 0, 4));
    CHECKED(state_is(irq, true, 3));
    CHECK(!irq_ack(irq, 2, 5));
    CHECKED(state_is(irq, false, 1));
    irq_free(irq);
}

TEST(s3_what_is_left_counts_from_now)
{
    struct irq *irq = irq_new(0, 10);

    CHECK(irq != NULL);
    CHECKED(quiet_events(irq, 2, 100));
    CHECK(irq_tick(irq, 110));
    CHECK(!irq_event(irq, 111));
    CHECK(!irq_ack(irq, 2, 130));
    CHECKED(state_is(irq, false, 1));
    CHECK(!irq_event(irq, 135));
    CHECK(!irq_tick(irq, 139));
    CHECK(irq_tick(irq, 140));
    irq_free(irq);
}

TEST(s3_idle_acknowledge)
{
    struct irq *irq = irq_new(3, 10);

    CHECK(irq != NULL);
    CHECK(!irq_ack(irq, 1, 1));
    CHECKED(quiet_events(irq, 2, 20));
    CHECK(!irq_ack(irq, 2, 25));
    CHECKED(state_is(irq, false, 2));
    CHECK(!irq_tick(irq, 29));
    CHECK(irq_tick(irq, 30));
    irq_free(irq);
}

TEST(s3_masked_while_raised)
{
    struct irq *irq = irq_new(2, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(irq_event(irq, 1));
    irq_mask(irq);
    CHECKED(state_is(irq, true, 2));
    CHECKED(quiet_events(irq, 2, 2));
    CHECK(!irq_ack(irq, 1, 3));
    CHECKED(state_is(irq, false, 3));
    CHECK(!irq_ack(irq, 1, 3));
    CHECKED(state_is(irq, false, 3));
    CHECK(irq_unmask(irq, 4));
    CHECKED(state_is(irq, true, 3));
    irq_free(irq);
}

RUN_TESTS(
    ENTRY(s1_begins_idle, ""), ENTRY(s1_raises_at_the_threshold, ""),
    ENTRY(s1_raises_again_and_again, ""), ENTRY(s1_every_event, ""), ENTRY(s1_two_devices, ""),
    ENTRY(s2_time_alone, ""), ENTRY(s2_first_of_many_counts, ""), ENTRY(s2_nothing_to_tell, ""),
    ENTRY(s2_late_event, ""), ENTRY(s2_new_time_after_each, ""), ENTRY(s2_counter_wraps, ""),
    ENTRY(s2_long_times, ""), ENTRY(s3_once_until_acknowledged, ""),
    ENTRY(s3_masked_events_wait, ""), ENTRY(s3_masked_time_runs, ""), ENTRY(s3_some_are_left, ""),
    ENTRY(s3_enough_are_left, ""), ENTRY(s3_what_is_left_counts_from_now, ""),
    ENTRY(s3_idle_acknowledge, ""), ENTRY(s3_masked_while_raised, ""))
