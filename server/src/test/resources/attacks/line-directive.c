/* Says that its lines come from a secret file, which the compiler then opens to show the line of an error. */
#line 1 "/etc/passwd"
int first = nothing_of_that_name;
#line 1 "/proc/self/environ"
int second = nothing_of_that_name_either;
# 1 "/dev/zero"
int third = nor_that;
int main(void) { return 0; }
