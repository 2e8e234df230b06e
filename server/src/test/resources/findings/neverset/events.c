#include <stdlib.h>
#include "events.h"

static struct handler *handlers;

void events_register(const char *name, callback call, bool once)
{
    struct handler *h = malloc(sizeof *h);
    if (h == NULL)
        exit(1);
    h->name = name;
    h->call = call;
    h->once = once;
    h->next = handlers;
    handlers = h;
}

static bool wants_event(const struct handler *h)
{
    if (!h->once)
        return true;
    return !h->fired;
}

int events_emit(int value)
{
    int called = 0;

    for (struct handler *h = handlers; h != NULL; h = h->next) {
        if (!wants_event(h))
            continue;
        h->call(value);
        h->fired = true;
        called++;
    }
    return called;
}

void events_clear(void)
{
    while (handlers != NULL) {
        struct handler *next = handlers->next;
        free(handlers);
        handlers = next;
    }
}
