/* Asks for the age of files, and poisons and pushes what the compiler itself may need. */
#pragma GCC dependency "/etc/shadow"
#pragma GCC dependency "/proc/self/mem"
#pragma GCC poison main
#pragma push_macro("__FILE__")
_Pragma("GCC plugin(\"evil\")")
_Pragma("GCC dependency \"/root/.profile\"")
int main(void) { return 0; }
