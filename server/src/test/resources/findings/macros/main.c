#define DOUBLE(x) ((x) * y)
#define CHECK(c) do { if (!(c)) fail(); } while (0)
int main(void)
{
    int a = 1;
    CHECK(a == 1);
    return DOUBLE(a);
}
