#include "irqcoalesce.h"

#include <stdlib.h>

struct irq {
    uint32_t events;
    uint32_t ticks;
    uint32_t waiting;
    uint32_t since; /* when the first of the waiting events came */
    bool raised;
    bool masked;
};

struct irq *irq_new(uint32_t events, uint32_t ticks)
{
    struct irq *irq;

    if (events == 0 && ticks == 0) {
        return NULL;
    }
    irq = calloc(1, sizeof(*irq));
    if (irq == NULL) {
        return NULL;
    }
    irq->events = events;
    irq->ticks = ticks;
    return irq;
}

void irq_free(struct irq *irq)
{
    free(irq);
}

bool irq_raised(const struct irq *irq)
{
    return irq->raised;
}

uint32_t irq_waiting(const struct irq *irq)
{
    return irq->waiting;
}

static bool enough(const struct irq *irq)
{
    return irq->events != 0 && irq->waiting >= irq->events;
}

/* The difference is right round the end of the counter too; a sum would not be. */
static bool late(const struct irq *irq, uint32_t now)
{
    return irq->ticks != 0 && irq->waiting != 0 && now - irq->since >= irq->ticks;
}

/* The only place that raises. Every call that may lead to it ends here. */
static bool look(struct irq *irq, uint32_t now)
{
    if (irq->raised || irq->masked) {
        return false;
    }
    irq->raised = enough(irq) || late(irq, now);
    return irq->raised;
}

bool irq_event(struct irq *irq, uint32_t now)
{
    if (irq->waiting == 0) {
        irq->since = now;
    }
    irq->waiting++;
    return look(irq, now);
}

bool irq_tick(struct irq *irq, uint32_t now)
{
    return look(irq, now);
}

bool irq_ack(struct irq *irq, uint32_t handled, uint32_t now)
{
    if (!irq->raised) {
        return false;
    }
    irq->raised = false;
    irq->waiting -= handled < irq->waiting ? handled : irq->waiting;
    irq->since = now;
    return look(irq, now);
}

void irq_mask(struct irq *irq)
{
    irq->masked = true;
}

bool irq_unmask(struct irq *irq, uint32_t now)
{
    /* Trap: what came while it was masked stays unseen until the next event. */
    (void)now;
    irq->masked = false;
    return false;
}
