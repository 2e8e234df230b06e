#include <stdio.h>

/* A tiny calculator: every operator is a struct with a callback. */
struct operator {
    char symbol;
    int precedence;
    long (*apply)(long, long);
};

static long op_add(long a, long b) { return a + b; }
static long op_sub(long a, long b) { return a - b; }
static long op_mul(long a, long b) { return a * b; }

static const struct operator table[] = {
    { '+', 1, op_add },
    { '-', 1, op_sub },
    { '*', 2, op_mul },
};

static const struct operator *find(char symbol)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i].symbol == symbol)
            return &table[i];
    }
    return NULL;
}

/* Reads digits and moves the cursor behind them. */
static long number(const char **s)
{
    long n = 0;
    while (**s >= '0' && **s <= '9') {
        n = n * 10 + (**s - '0');
        (*s)++;
    }
    return n;
}

/* precedence climbing */
static long expression(const char **s, int min)
{
    long left = number(s);
    const struct operator *op;

    while ((op = find(**s)) != NULL && op->presedence >= min) {
        (*s)++;
        long right = expression(s, op->precedence + 1);
        left = op->apply(left, right);
    }
    return left;
}

int main(void)
{
    const char *input = "2+3*4-5";
    const char *cursor = input;
    long result = expression(&cursor, 1);

    printf("%s = %ld\n", input, result);
    return 0;
}
