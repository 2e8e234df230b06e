/* Finds out which files there are without reading them. */
#if __has_include("/etc/passwd") || __has_include("/etc/shadow") || __has_include("/etc/hostname")
#error ESCAPED: a file of /etc
#endif
#if __has_include("/proc/self/status") || __has_include("/sys/kernel/notes") || __has_include("/dev/zero")
#error ESCAPED: a device or /proc
#endif
#if __has_include("/root/.profile") || __has_include("/root/.bashrc") || __has_include("/var/log/dpkg.log")
#error ESCAPED: a file of the host
#endif
#if !__has_include("/kit/../box/main.c")
#error ESCAPED: the probe itself does not work
#endif
int main(void) { return 0; }
