#include <stdio.h>
#include <string.h>

#define MAX_DEPTH	32

/* Stack of opening brackets that are not closed yet. */
struct stack {
	char	data[MAX_DEPTH];
	int	top;
};

static void push(struct stack *s, char c)
{
	if (s->top < MAX_DEPTH)
		s->data[s->top++] = c;
}

static char pop(struct stack *s)
{
	return s->top > 0 ? s->data[--s->top] : '\0';
}

/* returns the opening bracket which belongs to c */
static char partner(char c)
{
	switch (c) {
	case ')':	return '(';
	case ']':	return '[';
	default:	return '{';
	}
}

static int balanced(const char *text)
{
	struct stack	s = { .top = 0 };
	char		want, got;

	for (; *text; text++) {
		if (strchr("([{", *text)) {
			push(&s, *text);
		} else if (strchr(")]}", *text)) {
			want = partner(*text);
			got = pop(&s);
			/* nothing to pop? then there are too many closers */
			if (got == '\0')
				return 0;
			if (want != got)
				return 0;
		}
	}
	/* everything that was opened must be closed now */
	if (s.top	=	0)
		return 1;
	return 0;
}

int main(void)
{
	const char *tests[] = { "(a[i])", "{(])", "((x)" };

	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		printf("%-8s -> %s\n", tests[i],
		       balanced(tests[i]) ? "ok" : "not balanced");
	return 0;
}
