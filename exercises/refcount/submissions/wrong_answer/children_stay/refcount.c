#include "refcount.h"

#include <stdint.h>

struct object {
    const struct memory *memory;
    void *data;
    void (*release)(struct object *object);
    struct object **children; /* of a container, with a reference to each */
    size_t child_count;
    struct weak *first_weak; /* all that must hear of the end */
    uint16_t count;
};

struct weak {
    const struct memory *memory; /* outlives the object, as the weak reference may */
    struct object *object;       /* NULL once it has gone */
    struct weak *next;
};

struct object *obj_new(const struct memory *memory, void *data,
                       void (*release)(struct object *object))
{
    struct object *object = memory->take(sizeof(*object));

    if (object != NULL) {
        *object = (struct object){
            .memory = memory, .data = data, .release = release, .count = 1
        };
    }
    return object;
}

void *obj_data(const struct object *object)
{
    return object->data;
}

unsigned obj_count(const struct object *object)
{
    return object->count;
}

struct object *obj_ref(struct object *object)
{
    if (object != NULL && object->count < OBJ_LIMIT) {
        object->count++;
    }
    return object;
}

/* Nobody may come to the object from outside any more when its callback runs. */
static void forget(struct object *object)
{
    for (struct weak *weak = object->first_weak; weak != NULL; weak = weak->next) {
        weak->object = NULL;
    }
    object->first_weak = NULL;
}

static void destroy(struct object *object)
{
    const struct memory *memory = object->memory;

    forget(object);
    if (object->release != NULL) {
        object->release(object);
    }
    /* Trap: the container goes, and its references to the children with it. */
    if (object->children != NULL) {
        memory->give(object->children);
    }
    memory->give(object);
}

void obj_unref(struct object *object)
{
    /* How many references there are beyond the limit is lost, so none may be the last. */
    if (object == NULL || object->count == OBJ_LIMIT) {
        return;
    }
    object->count--;
    if (object->count == 0) {
        destroy(object);
    }
}

void obj_assign(struct object **slot, struct object *object)
{
    struct object *before = *slot;

    /* The new one first: the old one may be the same, or all that keeps it. */
    *slot = obj_ref(object);
    obj_unref(before);
}

struct object *obj_pack(const struct memory *memory, struct object *const *children, size_t count)
{
    struct object *container = obj_new(memory, NULL, NULL);

    if (container == NULL || count == 0) {
        return container;
    }
    if (count <= SIZE_MAX / sizeof(*children)) {
        container->children = memory->take(count * sizeof(*children));
    }
    if (container->children == NULL) {
        memory->give(container);
        return NULL;
    }
    /* Nothing can fail from here on, so no reference must be taken back. */
    for (size_t i = 0; i < count; i++) {
        container->children[i] = obj_ref(children[i]);
    }
    container->child_count = count;
    return container;
}

struct object *obj_child(const struct object *object, size_t index)
{
    return index < object->child_count ? object->children[index] : NULL;
}

struct weak *weak_new(struct object *object)
{
    struct weak *weak = object->memory->take(sizeof(*weak));

    if (weak != NULL) {
        *weak = (struct weak){
            .memory = object->memory, .object = object, .next = object->first_weak
        };
        object->first_weak = weak;
    }
    return weak;
}

struct object *weak_get(struct weak *weak)
{
    return obj_ref(weak->object);
}

void weak_free(struct weak *weak)
{
    if (weak == NULL) {
        return;
    }
    if (weak->object != NULL) {
        struct weak **link = &weak->object->first_weak;

        while (*link != weak) {
            link = &(*link)->next;
        }
        *link = weak->next;
    }
    weak->memory->give(weak);
}
