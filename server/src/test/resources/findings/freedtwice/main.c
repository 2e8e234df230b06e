#include <stdio.h>
#include <stdlib.h>

/* A matrix of doubles on the heap, stored row by row. */
struct matrix {
    int rows;
    int cols;
    double *cells;
};

static struct matrix matrix_new(int rows, int cols)
{
    struct matrix m = { rows, cols, NULL };
    m.cells = calloc((size_t)rows * cols, sizeof *m.cells);
    if (m.cells == NULL)
        exit(1);
    return m;
}

static void matrix_free(struct matrix *m)
{
    free(m->cells);
    m->cells = NULL;
    m->rows = m->cols = 0;
}

static struct matrix identity(int n)
{
    struct matrix m = matrix_new(n, n);
    for (int i = 0; i < n; i++)
        m.cells[i * n + i] = 1.0;
    return m;
}

static struct matrix multiply(struct matrix a, struct matrix b)
{
    struct matrix c = matrix_new(a.rows, b.cols);
    for (int i = 0; i < a.rows; i++)
        for (int j = 0; j < b.cols; j++)
            for (int k = 0; k < a.cols; k++)
                c.cells[i * c.cols + j] +=
                    a.cells[i * a.cols + k] * b.cells[k * b.cols + j];
    return c;
}

/* base to the power of n, by repeated multiplication */
static struct matrix power(struct matrix base, int n)
{
    struct matrix result = n > 0 ? base : identity(base.rows);

    for (int i = 1; i < n; i++) {
        struct matrix next = multiply(result, base);
        if (i > 1)
            matrix_free(&result);
        result = next;
    }
    return result;
}

int main(void)
{
    struct matrix fib = matrix_new(2, 2);
    fib.cells[0] = fib.cells[1] = fib.cells[2] = 1.0;

    for (int n = 3; n >= 1; n--) {
        struct matrix p = power(fib, n);
        printf("fib(%d) = %.0f\n", n, p.cells[1]);
        matrix_free(&p);
    }
    matrix_free(&fib);
    return 0;
}
