/* Says in words what holds and what does not. Change nothing here. */
#include "listremove.h"
#include "tests.h"

enum { ROOM = 16 };

/* Links the tasks in the order in which they lie; each has the next letter of names. */
static struct task *linked(struct task *tasks, const char *names)
{
    size_t count = strlen(names);

    for (size_t i = 0; i < count; i++) {
        tasks[i].next = i + 1 < count ? &tasks[i + 1] : NULL;
        tasks[i].name = names[i];
    }
    return count > 0 ? tasks : NULL;
}

/* The names in the order of the list; "..." at the end when it goes on for too long. */
static void is(const struct task *list, const char *expected)
{
    char names[ROOM + 4];
    size_t count = 0;

    for (; list != NULL && count < ROOM; list = list->next) {
        names[count++] = list->name;
    }
    strcpy(names + count, list != NULL ? "..." : "");
    CHECK_TEXT(names, expected);
}

static bool is_capital(const struct task *task, void *context)
{
    (void)context;
    return task->name >= 'A' && task->name <= 'Z';
}

static void count_drop(struct task *task, void *context)
{
    (void)task;
    ++*(size_t *)context;
}

TEST(a_task_between_others_goes)
{
    struct task tasks[ROOM];
    struct task *list = linked(tasks, "paQr");
    size_t dropped = 0;

    CHECK_UINT(list_remove(&list, is_capital, count_drop, &dropped), 1);
    CHECK_UINT(dropped, 1);
    CHECKED(is(list, "par"));
}

TEST(the_first_task_goes)
{
    struct task tasks[ROOM];
    struct task *list = linked(tasks, "Pqr");
    size_t dropped = 0;

    CHECK_UINT(list_remove(&list, is_capital, count_drop, &dropped), 1);
    CHECK_UINT(dropped, 1);
    CHECKED(is(list, "qr"));
}

TEST(a_list_is_turned_round)
{
    struct task tasks[ROOM];
    struct task *list = linked(tasks, "pqrs");

    list_reverse(&list);
    CHECKED(is(list, "srqp"));
}

TEST(two_sorted_lists_become_one)
{
    struct task early[ROOM];
    struct task late[ROOM];
    struct task *first = linked(early, "pq");
    struct task *second = linked(late, "rs");

    early[0].priority = 10;
    early[1].priority = 30;
    late[0].priority = 20;
    late[1].priority = 40;
    CHECKED(is(list_merge(first, second), "prqs"));
}

TEST(a_list_and_none_become_that_list)
{
    struct task tasks[ROOM];
    struct task *list = linked(tasks, "pq");

    tasks[0].priority = 1;
    tasks[1].priority = 2;
    CHECKED(is(list_merge(list, NULL), "pq"));
}

RUN_TESTS(
    ENTRY(a_task_between_others_goes, "1: a task between others goes"),
    ENTRY(the_first_task_goes, "1: the first task goes"),
    ENTRY(a_list_is_turned_round, "2: a list is turned round"),
    ENTRY(two_sorted_lists_become_one, "3: two sorted lists become one"),
    ENTRY(a_list_and_none_become_that_list, "3: a list and none become that list"))
