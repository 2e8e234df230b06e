#line 900 "main.c"
int main(void) { return x; }
#line 3 "/etc/passwd"
int f(void) { return y; }
#warning "an escape \033[2J and a bidi \u202e sign"
