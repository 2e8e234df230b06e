/* Includes by a computed name, and a folder. */
#define HERE __FILE__
#include HERE
#include "/usr"
int main(void) { return 0; }
