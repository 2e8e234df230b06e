#ifndef EVENTS_H
#define EVENTS_H

#include <stdbool.h>

typedef void (*callback)(int value);

struct handler {
    const char *name;
    callback call;
    bool once;              /* only for the first event */
    bool fired;             /* was called already */
    struct handler *next;
};

/* registers a function for all coming events */
void events_register(const char *name, callback call, bool once);

/* calls all handlers, returns how many were called */
int events_emit(int value);

void events_clear(void);

#endif
