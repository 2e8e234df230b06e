#include <stdio.h>

#define ROWS 3
#define COLS 4

/* Prints the matrix, one row per line. */
static void print(int m[ROWS][COLS])
{
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++)
            printf("%4d", m[r][c]);
        printf("\n");
    }
}

/* Sum of one row. */
static int row_sum(int m[ROWS][COLS], int row)
{
    int sum = 0;
    for (int c = 0; c < COLS; c++)
        sum += m[row][c];
    return sum;
}

/* Moves every value one place to the left, the first goes to the end. */
static void rotate_row(int m[ROWS][COLS], int row)
{
    int first = m[row][0];

    for (int c = 0; c < COLS; c++)
        m[row][c] = m[row][c + 1];
    m[row][COLS - 1] = first;
}

int main(void)
{
    int grid[ROWS][COLS] = {
        { 1, 2, 3, 4 },
        { 5, 6, 7, 8 },
        { 9, 10, 11, 12 },
    };

    print(grid);
    rotate_row(grid, 1);
    printf("after the rotation:\n");
    print(grid);
    printf("sum of row 1: %d\n", row_sum(grid, 1));
    return 0;
}
