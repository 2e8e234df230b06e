#ifndef REFCOUNT_H
#define REFCOUNT_H

#include <stddef.h>

/* The highest count; an object that has reached it keeps it, and lives for ever. */
#define OBJ_LIMIT 65535

struct object;
struct weak;

/*
 * Where all memory comes from, and where it goes back to. take returns NULL
 * when there is none. It is the caller's, and outlives everything made with it.
 */
struct memory {
    void *(*take)(size_t size);
    void (*give)(void *block);
};

/*
 * A new object with one reference, which is the caller's. data stays the
 * caller's and may be NULL. release, if it is not NULL, is called once: when
 * the last reference goes, with the object still whole. Its memory goes back
 * after that. In release, to take a reference to that object is undefined.
 * NULL without memory; release is not called then.
 */
struct object *obj_new(const struct memory *memory, void *data,
                       void (*release)(struct object *object));

/* What obj_new was given; NULL for a container. */
void *obj_data(const struct object *object);

/* How many references there are, 1 to OBJ_LIMIT. */
unsigned obj_count(const struct object *object);

/* One reference more; returns the object. NULL is allowed, and returned. */
struct object *obj_ref(struct object *object);

/* One reference fewer. NULL is allowed. */
void obj_unref(struct object *object);

/*
 * Lets a variable refer to that object and no longer to what it held. Either
 * may be NULL. The variable may hold the object already, or hold a container
 * that has the only reference to it.
 */
void obj_assign(struct object **slot, struct object *object);

/*
 * A new container with one reference, which is the caller's. It has a
 * reference of its own to each of the count children, which are not NULL but
 * may be none, or one twice. When the container goes, it gives them up in
 * order. The array stays the caller's, who may change it afterwards.
 * NULL without memory; all counts and all memory are then as before.
 */
struct object *obj_pack(const struct memory *memory, struct object *const *children, size_t count);

/* The child at that index, without a new reference; NULL if there is none, as in a plain object. */
struct object *obj_child(const struct object *object, size_t index);

/*
 * A weak reference, which the count does not know of. It belongs to the
 * caller, may outlive the object, and takes memory from where the object did.
 * NULL without memory.
 */
struct weak *weak_new(struct object *object);

/* A new reference to the object; NULL as soon as its last one has gone, in release already. */
struct object *weak_get(struct weak *weak);

/* Gives the weak reference back, before or after the object went. NULL is allowed. */
void weak_free(struct weak *weak);

#endif
