/* A file named like an option. */
#include "-fplugin=/tmp/x.so"
int main(void) { return 0; }
