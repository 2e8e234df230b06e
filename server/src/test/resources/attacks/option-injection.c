/* Passes options by pragma. */
#pragma GCC optimize ("-fplugin=/tmp/evil.so")
#pragma GCC plugin "evil"
int main(void) { return 0; }
