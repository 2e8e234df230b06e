int unrelated;
int count(void) { return 2; }
