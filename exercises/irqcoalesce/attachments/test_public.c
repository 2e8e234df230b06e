/* Says in words what holds and what does not. Change nothing here. */
#include "irqcoalesce.h"
#include "tests.h"

TEST(the_third_event_raises)
{
    struct irq *irq = irq_new(3, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(!irq_event(irq, 2));
    CHECK(irq_event(irq, 2));
    CHECK(irq_raised(irq));
    CHECK_UINT(irq_waiting(irq), 3);
    irq_free(irq);
}

TEST(an_acknowledge_begins_anew)
{
    struct irq *irq = irq_new(2, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(irq_event(irq, 2));
    CHECK(!irq_ack(irq, 2, 3));
    CHECK(!irq_raised(irq));
    CHECK_UINT(irq_waiting(irq), 0);
    CHECK(!irq_event(irq, 4));
    CHECK(irq_event(irq, 5));
    irq_free(irq);
}

TEST(the_first_event_starts_the_time)
{
    struct irq *irq = irq_new(100, 5);

    CHECK(irq != NULL);
    CHECK(!irq_tick(irq, 19));
    CHECK(!irq_event(irq, 20));
    CHECK(!irq_tick(irq, 24));
    CHECK(irq_tick(irq, 25));
    CHECK(irq_raised(irq));
    irq_free(irq);
}

TEST(time_goes_on_from_0)
{
    struct irq *irq = irq_new(0, 5);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, UINT32_MAX));
    CHECK(!irq_tick(irq, 3));
    CHECK(irq_tick(irq, 4));
    irq_free(irq);
}

TEST(a_masked_interrupt_is_not_raised)
{
    struct irq *irq = irq_new(1, 0);

    CHECK(irq != NULL);
    irq_mask(irq);
    CHECK(!irq_event(irq, 1));
    CHECK(!irq_raised(irq));
    CHECK(irq_unmask(irq, 2));
    CHECK(irq_raised(irq));
    irq_free(irq);
}

TEST(what_is_not_handled_waits_on)
{
    struct irq *irq = irq_new(2, 0);

    CHECK(irq != NULL);
    CHECK(!irq_event(irq, 1));
    CHECK(irq_event(irq, 1));
    CHECK(!irq_ack(irq, 1, 2));
    CHECK_UINT(irq_waiting(irq), 1);
    CHECK(irq_event(irq, 3));
    irq_free(irq);
}

RUN_TESTS(
    ENTRY(the_third_event_raises, "1: the third event raises"),
    ENTRY(an_acknowledge_begins_anew, "1: an acknowledge begins anew"),
    ENTRY(the_first_event_starts_the_time, "2: the first event starts the time"),
    ENTRY(time_goes_on_from_0, "2: time goes on from 0"),
    ENTRY(a_masked_interrupt_is_not_raised, "3: a masked interrupt is not raised"),
    ENTRY(what_is_not_handled_waits_on, "3: what is not handled waits on"))
