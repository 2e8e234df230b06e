/* The tests that count. */
#include "refcount.h"
#include "tests.h"

enum { BLOCKS = 64, NAMES = 8, USED_MEMORY = 0xdd };

struct block {
    void *place;
    size_t size;
};

static struct block blocks[BLOCKS];
static int fail_in;        /* the take that fails, counted from the next; 0 for none */
static bool given_wrongly; /* a block that was not taken, or given twice */

/* The names of released objects, in order. */
static char released[64];
static char names[NAMES + 1] = "abcdefgh";

static void *take(size_t size)
{
    if (fail_in > 0 && --fail_in == 0) {
        return NULL;
    }
    for (size_t i = 0; i < BLOCKS; i++) {
        if (blocks[i].place == NULL) {
            blocks[i].place = malloc(size);
            blocks[i].size = size;
            if (blocks[i].place != NULL) {
                memset(blocks[i].place, USED_MEMORY, size);
            }
            return blocks[i].place;
        }
    }
    return NULL;
}

/* What was in a block is gone at once, so that whoever still reads it sees so. */
static void give(void *block)
{
    for (size_t i = 0; i < BLOCKS; i++) {
        if (block != NULL && blocks[i].place == block) {
            memset(block, USED_MEMORY, blocks[i].size);
            free(block);
            blocks[i].place = NULL;
            return;
        }
    }
    given_wrongly = true;
}

static size_t taken(void)
{
    size_t count = 0;

    for (size_t i = 0; i < BLOCKS; i++) {
        count += blocks[i].place != NULL;
    }
    return count;
}

/* What lives for ever ends with its test. */
static void give_the_rest(void)
{
    for (size_t i = 0; i < BLOCKS; i++) {
        free(blocks[i].place);
        blocks[i].place = NULL;
    }
}

static const struct memory memory = { take, give };

static void all_given_back(void)
{
    CHECK(!given_wrongly);
    CHECK_UINT(taken(), 0);
}

static void note_release(struct object *object)
{
    char *name = obj_data(object);
    size_t length = strlen(released);
    char shown = '?';

    /* Compared and not followed, since it may be anything. */
    for (size_t i = 0; i < NAMES; i++) {
        if (name == &names[i]) {
            shown = names[i];
        }
    }
    if (length + 1 < sizeof(released)) {
        released[length] = shown;
        released[length + 1] = '\0';
    }
}

/* A new object that is called 'a' and so on. */
static struct object *named(char name)
{
    return obj_new(&memory, &names[name - 'a'], note_release);
}

TEST(s1_last_one_releases)
{
    struct object *object = named('a');

    CHECK(object != NULL);
    CHECK(taken() > 0);
    CHECK(obj_data(object) == &names[0]);
    for (unsigned count = 1; count < 10; count++) {
        CHECK_UINT(obj_count(object), count);
        CHECK(obj_ref(object) == object);
    }
    for (unsigned count = 10; count > 1; count--) {
        CHECK_UINT(obj_count(object), count);
        obj_unref(object);
    }
    CHECK_UINT(obj_count(object), 1);
    CHECK_TEXT(released, "");
    obj_unref(object);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s1_callback_sees_it_whole)
{
    struct object *first = named('b');
    struct object *second = named('c');

    CHECK(first != NULL && second != NULL);
    obj_unref(second);
    CHECK_TEXT(released, "c");
    obj_unref(first);
    CHECK_TEXT(released, "cb");
    CHECKED(all_given_back());
}

static void release_the_data(struct object *object)
{
    obj_unref(obj_data(object));
}

TEST(s1_chain_of_callbacks)
{
    struct object *inner = named('a');
    struct object *outer;

    CHECK(inner != NULL);
    outer = obj_new(&memory, inner, release_the_data);
    CHECK(outer != NULL);
    obj_unref(outer);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s1_null_everywhere)
{
    struct object *object = obj_new(&memory, NULL, NULL);
    struct object *slot = NULL;

    CHECK(object != NULL);
    CHECK(obj_data(object) == NULL);
    CHECK(obj_ref(NULL) == NULL);
    obj_unref(NULL);
    obj_assign(&slot, NULL);
    CHECK(slot == NULL);
    obj_unref(object);
    CHECKED(all_given_back());
}

TEST(s1_out_of_memory)
{
    fail_in = 1;
    CHECK(named('a') == NULL);
    CHECK_TEXT(released, "");
    CHECKED(all_given_back());
    struct object *object = named('a');
    CHECK(object != NULL);
    obj_unref(object);
    CHECK_TEXT(released, "a");
}

TEST(s1_slot_moves_on)
{
    struct object *first = named('a');
    struct object *second = named('b');
    struct object *slot = NULL;

    CHECK(first != NULL && second != NULL);
    obj_assign(&slot, first);
    CHECK(slot == first);
    CHECK_UINT(obj_count(first), 2);
    obj_assign(&slot, second);
    CHECK(slot == second);
    CHECK_UINT(obj_count(first), 1);
    CHECK_UINT(obj_count(second), 2);
    obj_unref(second);
    CHECK_TEXT(released, "");
    obj_assign(&slot, first);
    CHECK_TEXT(released, "b");
    obj_unref(first);
    obj_assign(&slot, NULL);
    CHECK(slot == NULL);
    CHECK_TEXT(released, "ba");
    CHECKED(all_given_back());
}

TEST(s1_slot_stays)
{
    struct object *slot = named('a');

    CHECK(slot != NULL);
    for (int i = 0; i < 3; i++) {
        obj_assign(&slot, slot);
        CHECK_TEXT(released, "");
        CHECK_UINT(obj_count(slot), 1);
    }
    obj_unref(slot);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s2_holds_children)
{
    struct object *children[3] = { named('a'), named('b'), NULL };
    struct object *first = children[0];
    struct object *second = children[1];
    struct object *container;

    CHECK(first != NULL && second != NULL);
    children[2] = first;
    container = obj_pack(&memory, children, 3);
    CHECK(container != NULL);
    children[0] = children[1] = children[2] = NULL;
    CHECK_UINT(obj_count(container), 1);
    CHECK_UINT(obj_count(first), 3);
    CHECK_UINT(obj_count(second), 2);
    CHECK(obj_child(container, 0) == first);
    CHECK(obj_child(container, 1) == second);
    CHECK(obj_child(container, 2) == first);
    CHECK_UINT(obj_count(first), 3);
    obj_ref(container);
    obj_unref(container);
    CHECK_UINT(obj_count(first), 3);
    obj_unref(container);
    CHECK_TEXT(released, "");
    CHECK_UINT(obj_count(first), 1);
    CHECK_UINT(obj_count(second), 1);
    obj_unref(first);
    obj_unref(second);
    CHECK_TEXT(released, "ab");
    CHECKED(all_given_back());
}

TEST(s2_gives_up_in_order)
{
    struct object *children[4] = { named('d'), named('b'), named('c'), named('a') };
    struct object *container;

    CHECK(children[0] != NULL && children[1] != NULL && children[2] != NULL && children[3] != NULL);
    container = obj_pack(&memory, children, 4);
    CHECK(container != NULL);
    for (size_t i = 0; i < 4; i++) {
        if (i != 2) {
            obj_unref(children[i]);
        }
    }
    CHECK_TEXT(released, "");
    obj_unref(container);
    CHECK_TEXT(released, "dba");
    obj_unref(children[2]);
    CHECK_TEXT(released, "dbac");
    CHECKED(all_given_back());
}

TEST(s2_containers_in_containers)
{
    struct object *leaf = named('a');
    struct object *outer;

    CHECK(leaf != NULL);
    outer = obj_pack(&memory, &leaf, 1);
    for (int depth = 0; depth < 10; depth++) {
        struct object *pair[2] = { outer, leaf };

        CHECK(outer != NULL);
        outer = obj_pack(&memory, pair, 2);
        obj_unref(pair[0]);
    }
    CHECK(outer != NULL);
    CHECK_UINT(obj_count(leaf), 12);
    obj_unref(leaf);
    CHECK_TEXT(released, "");
    obj_unref(outer);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s2_nothing_inside)
{
    struct object *container = obj_pack(&memory, NULL, 0);
    struct object *plain = named('a');

    CHECK(container != NULL && plain != NULL);
    CHECK(obj_child(container, 0) == NULL);
    CHECK(obj_data(container) == NULL);
    CHECK(obj_child(plain, 0) == NULL);
    obj_unref(container);
    container = obj_pack(&memory, &plain, 1);
    CHECK(container != NULL);
    CHECK(obj_child(container, 1) == NULL);
    CHECK(obj_data(container) == NULL);
    obj_unref(plain);
    obj_unref(container);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s2_fails_cleanly)
{
    struct object *children[3] = { named('a'), named('b'), named('c') };
    struct object *container = NULL;
    size_t before = taken();

    CHECK(children[0] != NULL && children[1] != NULL && children[2] != NULL);
    /* However many takes there are, each of them fails once. */
    for (int which = 1; container == NULL; which++) {
        CHECK(which < BLOCKS);
        fail_in = which;
        container = obj_pack(&memory, children, 3);
        if (container == NULL) {
            CHECK_UINT(taken(), before);
            CHECK(!given_wrongly);
            CHECK_TEXT(released, "");
            for (size_t i = 0; i < 3; i++) {
                CHECK_UINT(obj_count(children[i]), 1);
            }
        } else {
            CHECK(which > 1);
        }
    }
    fail_in = 0;
    for (size_t i = 0; i < 3; i++) {
        obj_unref(children[i]);
    }
    obj_unref(container);
    CHECK_TEXT(released, "abc");
    CHECKED(all_given_back());
}

TEST(s2_slot_goes_inside)
{
    struct object *children[2] = { named('a'), named('b') };
    struct object *slot;

    CHECK(children[0] != NULL && children[1] != NULL);
    slot = obj_pack(&memory, children, 2);
    CHECK(slot != NULL);
    obj_unref(children[0]);
    obj_unref(children[1]);
    obj_assign(&slot, obj_child(slot, 1));
    CHECK_TEXT(released, "a");
    CHECK(slot == children[1]);
    CHECK_UINT(obj_count(slot), 1);
    obj_unref(slot);
    CHECK_TEXT(released, "ab");
    CHECKED(all_given_back());
}

TEST(s3_weak_is_not_counted)
{
    struct object *object = named('a');
    struct weak *weak;

    CHECK(object != NULL);
    weak = weak_new(object);
    CHECK(weak != NULL);
    CHECK_UINT(obj_count(object), 1);
    CHECK(weak_get(weak) == object);
    CHECK_UINT(obj_count(object), 2);
    obj_unref(object);
    CHECK_TEXT(released, "");
    weak_free(weak);
    CHECK_UINT(obj_count(object), 1);
    weak_free(NULL);
    obj_unref(object);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

TEST(s3_weak_outlives)
{
    struct object *child = named('a');
    struct object *container;
    struct weak *to_child;
    struct weak *to_container;

    CHECK(child != NULL);
    container = obj_pack(&memory, &child, 1);
    CHECK(container != NULL);
    to_child = weak_new(child);
    to_container = weak_new(container);
    CHECK(to_child != NULL && to_container != NULL);
    obj_unref(child);
    obj_unref(container);
    CHECK_TEXT(released, "a");
    CHECK(weak_get(to_child) == NULL);
    CHECK(weak_get(to_container) == NULL);
    CHECK(weak_get(to_child) == NULL);
    weak_free(to_child);
    weak_free(to_container);
    CHECKED(all_given_back());
}

TEST(s3_several_weak)
{
    /* In turn the first, the second and so on is given back early. */
    for (size_t early = 0; early < 4; early++) {
        struct object *object = named('a');
        struct weak *weak[4];

        CHECK(object != NULL);
        for (size_t i = 0; i < 4; i++) {
            weak[i] = weak_new(object);
            CHECK(weak[i] != NULL);
        }
        weak_free(weak[early]);
        obj_unref(object);
        for (size_t i = 0; i < 4; i++) {
            if (i != early) {
                CHECK(weak_get(weak[i]) == NULL);
                weak_free(weak[i]);
            }
        }
        CHECKED(all_given_back());
    }
    CHECK_TEXT(released, "aaaa");
}

static struct weak *asked_in_callback;
static bool found_in_callback;

static void ask_in_callback(struct object *object)
{
    note_release(object);
    found_in_callback = weak_get(asked_in_callback) != NULL;
}

TEST(s3_no_way_back)
{
    struct object *object = obj_new(&memory, &names[4], ask_in_callback);

    CHECK(object != NULL);
    asked_in_callback = weak_new(object);
    CHECK(asked_in_callback != NULL);
    obj_unref(object);
    CHECK_TEXT(released, "e");
    CHECK(!found_in_callback);
    weak_free(asked_in_callback);
    CHECKED(all_given_back());
}

TEST(s3_weak_without_memory)
{
    struct object *object = named('a');

    CHECK(object != NULL);
    fail_in = 1;
    CHECK(weak_new(object) == NULL);
    fail_in = 0;
    CHECK_UINT(obj_count(object), 1);
    struct weak *weak = weak_new(object);
    CHECK(weak != NULL);
    obj_unref(object);
    CHECK_TEXT(released, "a");
    CHECK(weak_get(weak) == NULL);
    weak_free(weak);
    CHECKED(all_given_back());
}

TEST(s3_lives_for_ever)
{
    struct object *object = named('a');
    struct weak *weak;

    CHECK(object != NULL);
    weak = weak_new(object);
    CHECK(weak != NULL);
    for (long i = 1; i < OBJ_LIMIT + 10L; i++) {
        obj_ref(object);
    }
    CHECK_UINT(obj_count(object), OBJ_LIMIT);
    for (long i = 0; i < OBJ_LIMIT + 10L; i++) {
        obj_unref(object);
        CHECK_TEXT(released, "");
    }
    CHECK_UINT(obj_count(object), OBJ_LIMIT);
    CHECK(weak_get(weak) == object);
    CHECK_UINT(obj_count(object), OBJ_LIMIT);
    weak_free(weak);
    CHECK(taken() > 0);
    give_the_rest();
}

TEST(s3_almost_for_ever)
{
    struct object *object = named('a');

    CHECK(object != NULL);
    for (long i = 1; i < OBJ_LIMIT - 1L; i++) {
        obj_ref(object);
    }
    CHECK_UINT(obj_count(object), OBJ_LIMIT - 1);
    for (long i = 1; i < OBJ_LIMIT - 1L; i++) {
        obj_unref(object);
    }
    CHECK_TEXT(released, "");
    CHECK_UINT(obj_count(object), 1);
    obj_unref(object);
    CHECK_TEXT(released, "a");
    CHECKED(all_given_back());
}

RUN_TESTS(
    ENTRY(s1_last_one_releases, ""), ENTRY(s1_callback_sees_it_whole, ""),
    ENTRY(s1_chain_of_callbacks, ""), ENTRY(s1_null_everywhere, ""),
    ENTRY(s1_out_of_memory, ""), ENTRY(s1_slot_moves_on, ""),
    ENTRY(s1_slot_stays, ""), ENTRY(s2_holds_children, ""),
    ENTRY(s2_gives_up_in_order, ""), ENTRY(s2_containers_in_containers, ""),
    ENTRY(s2_nothing_inside, ""), ENTRY(s2_fails_cleanly, ""),
    ENTRY(s2_slot_goes_inside, ""), ENTRY(s3_weak_is_not_counted, ""),
    ENTRY(s3_weak_outlives, ""), ENTRY(s3_several_weak, ""),
    ENTRY(s3_no_way_back, ""), ENTRY(s3_weak_without_memory, ""),
    ENTRY(s3_lives_for_ever, ""), ENTRY(s3_almost_for_ever, ""))
