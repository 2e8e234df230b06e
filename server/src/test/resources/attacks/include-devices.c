/* Includes devices. */
#include "/dev/urandom"
#include "/dev/tty"
int main(void) { return 0; }
