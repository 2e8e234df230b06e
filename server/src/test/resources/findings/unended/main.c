#include <stdio.h>
#include <string.h>

/* Run length encoding: "aaabcc" -> "a3b1c2" */

/* Writes one pair into out and returns the position behind it. */
static int put_pair(char *out, int pos, char c, int times)
{
    out[pos++] = c;
    out[pos++] = (char)('0' + times);
    return pos;
}

static int encode(const char *in, char *out)
{
    int pos = 0;

    while (*in != '\0') {
        char c = *in;
        int times = 0;
        /* one digit is enough, so stop at 9 */
        while (*in == c && times < 9) {
            times++;
            in++;
        }
        pos = put_pair(out, pos, c, times);
    }
    return pos;
}

static void show(const char *input)
{
    char code[8];
    int len;

    /* in the worst case the code is twice as long as the input */
    if (strlen(input) * 2 > sizeof code) {
        printf("'%s' is too long\n", input);
        return;
    }
    len = encode(input, code);
    if (len < (int)sizeof code)
        code[len] = '\0';
    printf("%s -> %s\n", input, code);
}

int main(void)
{
    show("aaab");
    show("zz");
    show("too long for this");
    show("wxyz");
    return 0;
}
