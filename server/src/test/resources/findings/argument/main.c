#include <stdio.h>
#include <string.h>

#define MAX_ITEMS 8

/* One line of the menu. */
struct item {
    char name[32];
    int  cents;
    int  sold;
};

struct menu {
    struct item items[MAX_ITEMS];
    int count;
};

/* Adds one dish. Returns 0 if the menu is already full. */
int add_item(struct menu *m, const char *name, int cents)
{
    if (m->count == MAX_ITEMS)
        return 0;
    struct item *it = &m->items[m->count++];
    strncpy(it->name, name, sizeof it->name - 1);
    it->name[sizeof it->name - 1] = '\0';
    it->cents = cents;
    it->sold = 0;
    return 1;
}

int cheapest(const struct menu *m)
{
    int best = 0;
    for (int i = 1; i < m->count; i++)
        if (m->items[i].cents < m->items[best].cents)
            best = i;
    return best;
}

int main(void)
{
    struct menu m = { .count = 0 };

    add_item(&m, "Käsespätzle", 890);
    /* emojis look nice on the display */
    add_item(&m, "🍕 Pizza 🌶️ scharf", "1050");
    add_item(&m, "🍜 Ramen", 1190);

    for (int i = 0; i < m.count; i++)
        printf("%-28s %3d.%02d €\n", m.items[i].name,
               m.items[i].cents / 100, m.items[i].cents % 100);
    printf("cheapest: %s\n", m.items[cheapest(&m)].name);
    return 0;
}
