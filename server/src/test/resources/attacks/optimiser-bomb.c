/* Keeps the optimiser busy. */
#pragma GCC optimize ("O3", "unroll-all-loops")
#define A(x) x = x * x + 3; x ^= x >> 7;
#define B(x) A(x) A(x) A(x) A(x) A(x) A(x) A(x) A(x)
#define C(x) B(x) B(x) B(x) B(x) B(x) B(x) B(x) B(x)
#define D(x) C(x) C(x) C(x) C(x) C(x) C(x) C(x) C(x)
int main(int argc, char **argv) { unsigned x = argc; (void)argv; D(x) D(x) D(x) D(x) return x == 7; }
