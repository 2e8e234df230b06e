// An exercise to begin with, so that a room can be tried before one's own task is written.
const STATEMENT = `Complete \`rb_put\` and \`rb_get\` so that bytes come out in the order they went in. Storage is allocated once, in \`rb_new\`, and never grows.

### What must hold

- \`rb_put\` on a full ring returns \`-ENOSPC\` and changes nothing.
- \`rb_get\` on an empty ring returns \`-ENODATA\`.
- A ring of capacity 1 works.
- No byte outside the ring is read or written.

### Example

\`\`\`
rb = rb_new(2)
rb_put(rb, 'a')    → 0
rb_put(rb, 'b')    → 0
rb_put(rb, 'c')    → -ENOSPC
rb_get(rb, &x)     → 0, x = 'a'
\`\`\`
`;

const HEADER = `#ifndef RINGBUF_H
#define RINGBUF_H

#include <stddef.h>

struct ringbuf;

struct ringbuf *rb_new(size_t cap);
void rb_free(struct ringbuf *rb);
int rb_put(struct ringbuf *rb, unsigned char byte);
int rb_get(struct ringbuf *rb, unsigned char *byte);

#endif
`;

const SOURCE = `#include "ringbuf.h"

#include <errno.h>
#include <stdlib.h>

struct ringbuf {
    unsigned char *data;
    size_t cap;
    size_t head;
    size_t used;
};

struct ringbuf *rb_new(size_t cap)
{
    struct ringbuf *rb = calloc(1, sizeof(*rb));

    if (!rb) {
        return NULL;
    }
    rb->data = malloc(cap);
    if (!rb->data) {
        free(rb);
        return NULL;
    }
    rb->cap = cap;
    return rb;
}

void rb_free(struct ringbuf *rb)
{
    if (rb) {
        free(rb->data);
        free(rb);
    }
}

int rb_put(struct ringbuf *rb, unsigned char byte)
{
    return -ENOSPC;
}

int rb_get(struct ringbuf *rb, unsigned char *byte)
{
    return -ENODATA;
}
`;

const MAIN = `#include "ringbuf.h"

#include <stdio.h>

int main(void)
{
    struct ringbuf *rb = rb_new(2);
    unsigned char x = 0;

    printf("put a: %d\\n", rb_put(rb, 'a'));
    printf("put b: %d\\n", rb_put(rb, 'b'));
    printf("put c: %d\\n", rb_put(rb, 'c'));
    printf("get:   %d, x = %c\\n", rb_get(rb, &x), x ? x : '-');
    rb_free(rb);
    return 0;
}
`;

export const EXAMPLE = {
  title: "A byte ring of fixed capacity",
  minutes: 30,
  warmupMinutes: 3,
  statement: STATEMENT,
  files: [
    {name: "ringbuf.c", text: SOURCE, readOnly: false},
    {name: "ringbuf.h", text: HEADER, readOnly: true},
    {name: "main.c", text: MAIN, readOnly: false},
  ],
};
