/* More diagnostics than anybody reads. */
#define W _Pragma("GCC warning \"w\"")
#define A W W W W W W W W W W
#define B A A A A A A A A A A
#define C B B B B B B B B B B
C C C C C C C C C C
int main(void) { return 0; }
