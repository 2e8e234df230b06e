#ifndef IRQCOALESCE_H
#define IRQCOALESCE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A device that merges events into interrupts. The caller says at each call
 * what time it is, in ticks of a counter of 32 bits that goes from UINT32_MAX
 * on to 0. Times may stay equal from one call to the next, but do not go back.
 */
struct irq;

/*
 * A device that raises its interrupt as soon as so many events wait, or when
 * the first of those that wait has waited so many ticks. 0 turns one of the
 * two off. Neither raised nor masked, and no event waits. NULL when both are
 * 0, or without memory. The caller frees it with irq_free.
 */
struct irq *irq_new(uint32_t events, uint32_t ticks);

/* Gives all memory of the device back. NULL is allowed. */
void irq_free(struct irq *irq);

/* Whether the interrupt is raised and not yet acknowledged. */
bool irq_raised(const struct irq *irq);

/* How many events wait. They do so until an acknowledge takes them. */
uint32_t irq_waiting(const struct irq *irq);

/*
 * One more event waits. Returns true when this call raises the interrupt:
 * enough wait now, or their time is up. An interrupt that is raised is not
 * raised again, and one that is masked is not raised; the event waits then too.
 */
bool irq_event(struct irq *irq, uint32_t now);

/* Only time went by. Returns true when this call raises the interrupt. */
bool irq_tick(struct irq *irq, uint32_t now);

/*
 * The interrupt is no longer raised, and handled of the waiting events are
 * taken away, or all of them if fewer wait. Those that are left count as if
 * they had come just now. Returns true when they raise the interrupt again at
 * once. Without a raised interrupt nothing changes, and it returns false.
 */
bool irq_ack(struct irq *irq, uint32_t handled, uint32_t now);

/* From now on no call raises the interrupt; one that is raised already stays raised. May be called twice. */
void irq_mask(struct irq *irq);

/*
 * From now on the interrupt may be raised again. Returns true when this call raises it, since
 * enough events wait or their time is up. May be called without a mask.
 */
bool irq_unmask(struct irq *irq, uint32_t now);

#endif
