/* A name of megabytes, and an error at it that shows the whole line again and again. */
#define P(a, b) a##b
#define Q(a, b) P(a, b)
#define A aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
#define B Q(Q(A, A), Q(A, A))
#define C Q(Q(B, B), Q(B, B))
#define D Q(Q(C, C), Q(C, C))
#define E Q(Q(D, D), Q(D, D))
#define F Q(Q(E, E), Q(E, E))
int main(void) { return F + F + F; }
