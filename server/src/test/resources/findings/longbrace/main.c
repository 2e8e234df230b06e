static int between(int a,
                   int b)
{
    if (a < b &&
        b < 9) {
        return 1;
    }
    while (a < b) {
        a++;
    return 0;
}

int main(void)
{
    return between(1, 2);
}
