int main(void)
{
    char *p = malloc(10);
    printf("%p\n", p);
    return strlen(p) == NULL;
}
