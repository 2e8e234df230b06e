#include "irqcoalesce.h"

#include <stdlib.h>

struct irq {
    uint32_t events;
    uint32_t ticks;
    /* What else must a device remember? */
};

/* Stage 1: the number of events. */

struct irq *irq_new(uint32_t events, uint32_t ticks)
{
    (void)events;
    (void)ticks;
    return NULL;
}

void irq_free(struct irq *irq)
{
    (void)irq;
}

bool irq_raised(const struct irq *irq)
{
    (void)irq;
    return false;
}

uint32_t irq_waiting(const struct irq *irq)
{
    (void)irq;
    return 0;
}

bool irq_event(struct irq *irq, uint32_t now)
{
    (void)irq;
    (void)now;
    return false;
}

/* Stage 1 when all events are handled, stage 3 when some are left. */

bool irq_ack(struct irq *irq, uint32_t handled, uint32_t now)
{
    (void)irq;
    (void)handled;
    (void)now;
    return false;
}

/* Stage 2: the time. */

bool irq_tick(struct irq *irq, uint32_t now)
{
    (void)irq;
    (void)now;
    return false;
}

/* Stage 3. */

void irq_mask(struct irq *irq)
{
    (void)irq;
}

bool irq_unmask(struct irq *irq, uint32_t now)
{
    (void)irq;
    (void)now;
    return false;
}
