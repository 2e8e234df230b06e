int count(void) { return 1; }
int main(void) { return count(); }
