/* Says in words what holds and what does not. Change nothing here. */
#include "refcount.h"
#include "tests.h"

static int blocks;   /* taken and not yet given back */
static int released; /* calls of the callback */

static void *take(size_t size)
{
    blocks++;
    return malloc(size);
}

static void give(void *block)
{
    blocks--;
    free(block);
}

static const struct memory memory = { take, give };

static void count_release(struct object *object)
{
    int *times = obj_data(object);

    (*times)++;
    released++;
}

/* A new object with a callback that counts in times as well. */
static struct object *counted(int *times)
{
    blocks = 0;
    released = 0;
    *times = 0;
    return obj_new(&memory, times, count_release);
}

TEST(the_last_reference_counts)
{
    int times;
    struct object *object = counted(&times);

    CHECK(object != NULL);
    CHECK(obj_data(object) == &times);
    CHECK_UINT(obj_count(object), 1);
    CHECK(obj_ref(object) == object);
    CHECK_UINT(obj_count(object), 2);
    obj_unref(object);
    CHECK_INT(released, 0);
    obj_unref(object);
    CHECK_INT(times, 1);
    CHECK_INT(blocks, 0);
}

TEST(a_variable_changes_its_object)
{
    int times;
    struct object *object = counted(&times);
    struct object *slot = NULL;

    CHECK(object != NULL);
    obj_assign(&slot, object);
    CHECK(slot == object);
    CHECK_UINT(obj_count(object), 2);
    obj_unref(object);
    CHECK_INT(times, 0);
    obj_assign(&slot, NULL);
    CHECK(slot == NULL);
    CHECK_INT(times, 1);
}

TEST(a_container_keeps_its_child)
{
    int times;
    struct object *child = counted(&times);
    struct object *container;

    CHECK(child != NULL);
    container = obj_pack(&memory, &child, 1);
    CHECK(container != NULL);
    CHECK(obj_child(container, 0) == child);
    CHECK_UINT(obj_count(child), 2);
    obj_unref(child);
    CHECK_INT(times, 0);
    obj_unref(container);
    CHECK_INT(times, 1);
    CHECK_INT(blocks, 0);
}

TEST(a_weak_reference_gives_a_full_one)
{
    int times;
    struct object *object = counted(&times);
    struct weak *weak;

    CHECK(object != NULL);
    weak = weak_new(object);
    CHECK(weak != NULL);
    CHECK_UINT(obj_count(object), 1);
    CHECK(weak_get(weak) == object);
    CHECK_UINT(obj_count(object), 2);
    weak_free(weak);
    obj_unref(object);
    obj_unref(object);
    CHECK_INT(times, 1);
    CHECK_INT(blocks, 0);
}

TEST(a_weak_reference_becomes_null)
{
    int times;
    struct object *object = counted(&times);
    struct weak *weak;

    CHECK(object != NULL);
    weak = weak_new(object);
    CHECK(weak != NULL);
    obj_unref(object);
    CHECK_INT(times, 1);
    CHECK(weak_get(weak) == NULL);
    weak_free(weak);
    CHECK_INT(blocks, 0);
}

RUN_TESTS(
    ENTRY(the_last_reference_counts, "1: an object goes with its last reference"),
    ENTRY(a_variable_changes_its_object, "1: a variable changes its object"),
    ENTRY(a_container_keeps_its_child, "2: a container keeps its child"),
    ENTRY(a_weak_reference_gives_a_full_one, "3: a weak reference gives a full one"),
    ENTRY(a_weak_reference_becomes_null, "3: a weak reference becomes NULL"))
