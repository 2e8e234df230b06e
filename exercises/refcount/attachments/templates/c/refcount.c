#include "refcount.h"

#include <stdint.h>

struct object {
    const struct memory *memory;
    void *data;
    void (*release)(struct object *object);
    uint16_t count;
    /* What else must an object remember, from stage 2 on? */
};

struct weak {
    struct object *object;
    /* And a weak reference? */
};

/* Stage 1: all memory comes from memory->take and goes to memory->give. */

struct object *obj_new(const struct memory *memory, void *data,
                       void (*release)(struct object *object))
{
    (void)memory;
    (void)data;
    (void)release;
    return NULL;
}

void *obj_data(const struct object *object)
{
    (void)object;
    return NULL;
}

unsigned obj_count(const struct object *object)
{
    (void)object;
    return 0;
}

struct object *obj_ref(struct object *object)
{
    return object;
}

void obj_unref(struct object *object)
{
    (void)object;
}

void obj_assign(struct object **slot, struct object *object)
{
    (void)slot;
    (void)object;
}

/* Stage 2: a container is an object too. */

struct object *obj_pack(const struct memory *memory, struct object *const *children, size_t count)
{
    (void)memory;
    (void)children;
    (void)count;
    return NULL;
}

struct object *obj_child(const struct object *object, size_t index)
{
    (void)object;
    (void)index;
    return NULL;
}

/* Stage 3: weak references; and what happens at OBJ_LIMIT? */

struct weak *weak_new(struct object *object)
{
    (void)object;
    return NULL;
}

struct object *weak_get(struct weak *weak)
{
    (void)weak;
    return NULL;
}

void weak_free(struct weak *weak)
{
    (void)weak;
}
