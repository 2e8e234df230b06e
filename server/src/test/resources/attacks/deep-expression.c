/* Nests an expression until the compiler's own stack ends. */
#define A(x) ((((((((((((((((((((((((((((((((x))))))))))))))))))))))))))))))))
#define B(x) A(A(A(A(A(A(A(A(A(A(A(A(A(A(A(A(x))))))))))))))))
#define C(x) -B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(-B(x))))))))))))))))
#define D(x) C(C(C(C(C(C(C(C(C(C(C(C(C(C(C(C(x))))))))))))))))
int main(void) { return D(D(D(1))); }
