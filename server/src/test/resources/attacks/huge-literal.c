/* One string of a gigabyte, joined from small ones. */
#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A A
#define C B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B
#define D C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C C
#define E D D D D D D D D D D D D D D D D D D D D D D D D D D D D D D D D
const char *text = E;
int main(void) { return text[7]; }
