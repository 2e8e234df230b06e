/* The tests that count. */
#include "listremove.h"
#include "tests.h"

#include <limits.h>

enum { ROOM = 32, LONG = 10000 };

/* What the callbacks are told, and what they tell. */
struct wish {
    const char *names;      /* the tasks that are to go */
    char asked[ROOM + 1];   /* for which match was called, in order */
    char dropped[ROOM + 1]; /* which drop received, in order */
    struct task *elsewhere; /* another list, newest first */
};

static struct task *chained(struct task *tasks, const char *names)
{
    size_t count = strlen(names);

    for (size_t i = 0; i < count; i++) {
        tasks[i].next = i + 1 < count ? &tasks[i + 1] : NULL;
        tasks[i].priority = 0;
        tasks[i].name = names[i];
    }
    return count > 0 ? tasks : NULL;
}

static struct task *ranked(struct task *tasks, const char *names, const int *priorities)
{
    struct task *list = chained(tasks, names);

    for (size_t i = 0; names[i] != '\0'; i++) {
        tasks[i].priority = priorities[i];
    }
    return list;
}

/* Follows the list no further than ROOM, so that a ring ends too. */
static void leads_to(const struct task *list, const char *expected)
{
    char names[ROOM + 4];
    size_t count = 0;

    for (; list != NULL && count < ROOM; list = list->next) {
        names[count++] = list->name;
    }
    strcpy(names + count, list != NULL ? "..." : "");
    CHECK_TEXT(names, expected);
}

static void append(char *text, char letter)
{
    size_t length = strlen(text);

    if (length < ROOM) {
        text[length] = letter;
        text[length + 1] = '\0';
    }
}

static bool is_wished(const struct task *task, void *context)
{
    struct wish *wish = context;

    append(wish->asked, task->name);
    return strchr(wish->names, task->name) != NULL;
}

static void note(struct task *task, void *context)
{
    struct wish *wish = context;

    append(wish->dropped, task->name);
}

static void move(struct task *task, void *context)
{
    struct wish *wish = context;

    note(task, wish);
    task->next = wish->elsewhere;
    wish->elsewhere = task;
}

/* Leaves nothing in the task that could be read by luck. */
static void give_back(struct task *task, void *context)
{
    note(task, context);
    memset(task, 0, sizeof(*task));
    free(task);
}

/* Removes those names from a list of these, and compares what stays and what went. */
static void removes(const char *all, const char *names, const char *gone, const char *left)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, all);
    struct wish wish = {.names = names};

    CHECK_UINT(list_remove(&list, is_wished, note, &wish), strlen(gone));
    CHECK_TEXT(wish.dropped, gone);
    CHECKED(leads_to(list, left));
}

TEST(s1_inside)
{
    CHECKED(removes("abcde", "c", "c", "abde"));
    CHECKED(removes("abcde", "db", "bd", "ace"));
}

TEST(s1_head)
{
    CHECKED(removes("abc", "a", "a", "bc"));
    CHECKED(removes("abcd", "ac", "ac", "bd"));
}

TEST(s1_end)
{
    CHECKED(removes("abc", "c", "c", "ab"));
    CHECKED(removes("ab", "b", "b", "a"));
}

TEST(s1_side_by_side)
{
    CHECKED(removes("abcdef", "bcd", "bcd", "aef"));
    CHECKED(removes("abcd", "ab", "ab", "cd"));
    CHECKED(removes("abcd", "cd", "cd", "ab"));
}

TEST(s1_all_or_none)
{
    CHECKED(removes("abcd", "abcd", "abcd", ""));
    CHECKED(removes("a", "a", "a", ""));
    CHECKED(removes("abc", "x", "", "abc"));
    CHECKED(removes("", "x", "", ""));
}

TEST(s1_asked_once)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, "abcdef");
    struct wish wish = {.names = "acdf"};

    CHECK_UINT(list_remove(&list, is_wished, note, &wish), 4);
    CHECK_TEXT(wish.asked, "abcdef");
    CHECK_TEXT(wish.dropped, "acdf");
}

TEST(s1_linked_elsewhere)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, "abcdefg");
    struct wish wish = {.names = "bce"};

    CHECK_UINT(list_remove(&list, is_wished, move, &wish), 3);
    CHECKED(leads_to(list, "adfg"));
    CHECKED(leads_to(wish.elsewhere, "ecb"));
}

TEST(s1_freed)
{
    struct task *list = NULL;
    struct task **end = &list;
    struct wish wish = {.names = "acdg"};

    for (char name = 'a'; name <= 'g'; name++) {
        *end = calloc(1, sizeof(**end));
        CHECK(*end != NULL);
        (*end)->name = name;
        end = &(*end)->next;
    }
    CHECK_UINT(list_remove(&list, is_wished, give_back, &wish), 4);
    CHECK_TEXT(wish.dropped, "acdg");
    CHECKED(leads_to(list, "bef"));
    wish = (struct wish){.names = "bef"};
    CHECK_UINT(list_remove(&list, is_wished, give_back, &wish), 3);
    CHECK(list == NULL);
}

TEST(s2_several)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, "abcde");

    list_reverse(&list);
    CHECKED(leads_to(list, "edcba"));
    CHECK(list == &tasks[4]);
}

TEST(s2_few)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, "ab");

    list_reverse(&list);
    CHECKED(leads_to(list, "ba"));
    list = chained(tasks, "a");
    list_reverse(&list);
    CHECKED(leads_to(list, "a"));
    list = NULL;
    list_reverse(&list);
    CHECK(list == NULL);
}

TEST(s2_there_and_back)
{
    struct task tasks[ROOM];
    struct task *list = chained(tasks, "abcdef");

    list_reverse(&list);
    CHECKED(leads_to(list, "fedcba"));
    list_reverse(&list);
    CHECKED(leads_to(list, "abcdef"));
    for (size_t i = 0; i < 6; i++) {
        CHECK(list == &tasks[i]);
        list = list->next;
    }
}

TEST(s2_many)
{
    static struct task tasks[LONG];
    struct task *list = tasks;

    for (size_t i = 0; i + 1 < LONG; i++) {
        tasks[i].next = &tasks[i + 1];
    }
    list_reverse(&list);
    for (size_t i = LONG; i > 0; i--) {
        CHECK(list == &tasks[i - 1]);
        list = list->next;
    }
    CHECK(list == NULL);
}

TEST(s3_by_turns)
{
    struct task one[ROOM];
    struct task other[ROOM];
    struct task *first = ranked(one, "abc", (int[]){1, 4, 9});
    struct task *second = ranked(other, "xyz", (int[]){2, 3, 7});

    CHECKED(leads_to(list_merge(first, second), "axybzc"));
    first = ranked(one, "abc", (int[]){-3, 0, 8});
    second = ranked(other, "xyz", (int[]){-5, -4, 6});
    CHECKED(leads_to(list_merge(first, second), "xyabzc"));
}

TEST(s3_equal)
{
    struct task one[ROOM];
    struct task other[ROOM];
    struct task *first = ranked(one, "abcd", (int[]){1, 2, 2, 3});
    struct task *second = ranked(other, "wxyz", (int[]){1, 2, 2, 3});

    CHECKED(leads_to(list_merge(first, second), "awbcxydz"));
    first = ranked(one, "abc", (int[]){5, 5, 5});
    second = ranked(other, "xy", (int[]){5, 5});
    CHECKED(leads_to(list_merge(first, second), "abcxy"));
}

TEST(s3_empty)
{
    struct task tasks[ROOM];

    CHECKED(leads_to(list_merge(ranked(tasks, "ab", (int[]){1, 2}), NULL), "ab"));
    CHECKED(leads_to(list_merge(NULL, ranked(tasks, "xyz", (int[]){1, 2, 2})), "xyz"));
    CHECK(list_merge(NULL, NULL) == NULL);
}

TEST(s3_one_behind_the_other)
{
    struct task one[ROOM];
    struct task other[ROOM];
    struct task *first = ranked(one, "abc", (int[]){1, 2, 3});
    struct task *second = ranked(other, "xyz", (int[]){4, 5, 6});

    CHECKED(leads_to(list_merge(first, second), "abcxyz"));
    first = ranked(one, "abc", (int[]){4, 5, 6});
    second = ranked(other, "xyz", (int[]){1, 2, 3});
    CHECKED(leads_to(list_merge(first, second), "xyzabc"));
}

TEST(s3_far_apart)
{
    struct task one[ROOM];
    struct task other[ROOM];
    struct task *first = ranked(one, "abc", (int[]){INT_MIN, 0, INT_MAX});
    struct task *second = ranked(other, "xyz", (int[]){INT_MIN, 1, INT_MAX});

    CHECKED(leads_to(list_merge(first, second), "axbycz"));
    first = ranked(one, "a", (int[]){INT_MAX});
    second = ranked(other, "x", (int[]){-2});
    CHECKED(leads_to(list_merge(first, second), "xa"));
}

RUN_TESTS(
    ENTRY(s1_inside, ""), ENTRY(s1_head, ""), ENTRY(s1_end, ""), ENTRY(s1_side_by_side, ""),
    ENTRY(s1_all_or_none, ""), ENTRY(s1_asked_once, ""), ENTRY(s1_linked_elsewhere, ""),
    ENTRY(s1_freed, ""), ENTRY(s2_several, ""), ENTRY(s2_few, ""), ENTRY(s2_there_and_back, ""),
    ENTRY(s2_many, ""), ENTRY(s3_by_turns, ""), ENTRY(s3_equal, ""), ENTRY(s3_empty, ""),
    ENTRY(s3_one_behind_the_other, ""), ENTRY(s3_far_apart, ""))
