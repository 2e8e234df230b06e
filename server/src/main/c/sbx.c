/*
 * The helper of the sandbox, in two modes.
 *
 *   sbx launch REQUEST   on the host: opens the descriptors, drops privileges and becomes bwrap
 *   sbx init …           inside, as PID 1: sets the limits, runs one command, reaps all, reports
 *
 * The command comes by a descriptor, since it holds names of a stranger's choice: what bwrap is called with can be read
 * on the host by everybody.
 *
 * It is linked statically because inside there may be no library that we trust.
 * The WITHOUT_… switches exist only in kits built by tests that show each guard to be needed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CANNOT_SET_UP = 125, CANNOT_EXEC = 127, PARKED = 64, MOST_WORDS = 96, MOST_REQUEST = 65536, NICE = 5 };
enum { HELPER = 3, COMMAND = 4, REPORT = 5, STATUS = 8, FILTER = 9, FIRST_SOURCE = 10, LAST_SOURCE = 25 };

/* The nice of a session: a tenth of what the server gets where both want the processor. */
#define LEAST "10"

/* Where the one line about a failure goes, or -1. */
static int complaints = -1;
/* Where the child of PID 1 says that its command will never run, or -1. */
static int trouble = -1;

__attribute__((noreturn)) static void leave(char exit_status)
{
    if (trouble >= 0 && write(trouble, &exit_status, 1) != 1)
        _exit(CANNOT_SET_UP);
    _exit(exit_status);
}

__attribute__((noreturn)) static void fail(const char *what)
{
    if (complaints >= 0)
        dprintf(complaints, "sbx: %s: %s\n", what, strerror(errno));
    leave(CANNOT_SET_UP);
}

static long number(const char *word)
{
    char *end;
    errno = 0;
    long value = strtol(word, &end, 10);
    if (errno != 0 || end == word || *end != 0)
        fail("not a number");
    return value;
}

/* A hard limit already lower stays: raising one is not ours to do. Nor may the limit of cores be set again inside. */
static void limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit now, wanted;
    if (getrlimit(resource, &now) != 0)
        fail("getrlimit");
    wanted.rlim_max = hard < now.rlim_max ? hard : now.rlim_max;
    wanted.rlim_cur = soft < wanted.rlim_max ? soft : wanted.rlim_max;
    if (wanted.rlim_max == now.rlim_max && wanted.rlim_cur == now.rlim_cur)
        return;
    if (setrlimit(resource, &wanted) != 0)
        fail("setrlimit");
}

struct request {
    long uid, gid;
    const char *cgroup;
    int parked[LAST_SOURCE + 1];
    int sources;
    char *init[MOST_WORDS + 1];
    int words;
};

/* Opens the file, takes its name away and parks the descriptor above all that will be numbered. */
static int parked(const char *path, int flags)
{
    int fd = open(path, flags | O_NOFOLLOW | O_CLOEXEC);
    int high = fcntl(fd, F_DUPFD_CLOEXEC, PARKED);
    if (fd < 0 || high < 0 || unlink(path) != 0)
        fail("descriptor file");
    close(fd);
    return high;
}

static char *request_text(const char *path)
{
    static char text[MOST_REQUEST];
    int fd = parked(path, O_RDONLY);
    ssize_t length = read(fd, text, sizeof text - 1);
    if (length < 0 || length == sizeof text - 1)
        fail("the request is too long");
    close(fd);
    return text;
}

static int take_numbered(struct request *request, const char *key, const char *value)
{
    static const char *const names[] = { "command", "report", "args", "input", "status", "filter" };
    int fd = COMMAND;
    while (fd <= FILTER && strcmp(key, names[fd - COMMAND]) != 0)
        fd++;
    if (fd > FILTER)
        return 0;
    request->parked[fd] = parked(value, fd == REPORT || fd == STATUS ? O_WRONLY | O_APPEND : O_RDONLY);
    if (fd == STATUS)
        complaints = request->parked[fd];
    return 1;
}

static void take(struct request *request, const char *key, char *value)
{
    if (strcmp(key, "uid") == 0)
        request->uid = number(value);
    else if (strcmp(key, "gid") == 0)
        request->gid = number(value);
    else if (strcmp(key, "cgroup") == 0)
        request->cgroup = value;
    else if (strcmp(key, "source") == 0 && FIRST_SOURCE + request->sources <= LAST_SOURCE)
        request->parked[FIRST_SOURCE + request->sources++] = parked(value, O_RDONLY);
    else if (strcmp(key, "word") == 0 && request->words < MOST_WORDS)
        request->init[request->words++] = value;
    else if (!take_numbered(request, key, value))
        fail("request line");
}

static void parse(struct request *request, char *text)
{
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        char *space = strchr(line, ' ');
        if (space == NULL)
            fail("request line");
        *space = 0;
        take(request, line, space + 1);
    }
}

/* After this 4 … 25 hold what was declared, and nothing else above 2 is open. */
static void number_descriptors(struct request *request)
{
    int highest = 2;
    for (int fd = HELPER; fd <= LAST_SOURCE; fd++) {
        close(fd);
        if (request->parked[fd] == 0)
            continue;
        if (dup2(request->parked[fd], fd) != fd)
            fail("descriptor");
        highest = fd;
    }
    if (request->parked[STATUS] == 0)
        fail("no status");
    complaints = STATUS;
    if (close_range(highest + 1, ~0U, 0) != 0)
        fail("close_range");
}

static void write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text) || close(fd) != 0)
        fail(path);
}

static void drop(const struct request *request)
{
#ifndef WITHOUT_DROP
    if (request->uid >= 0) {
        if (setgroups(0, NULL) != 0 || setresgid(request->gid, request->gid, request->gid) != 0 ||
            setresuid(request->uid, request->uid, request->uid) != 0)
            fail("dropping privileges");
        struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3, .pid = 0 };
        struct __user_cap_data_struct none[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
        if (syscall(SYS_capset, &header, none) != 0)
            fail("dropping capabilities");
    }
    if (getuid() == 0 || geteuid() == 0 || setuid(0) == 0) {
        errno = EPERM;
        fail("still root");
    }
#else
    (void)request;
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        fail("no_new_privs");
}

/*
 * Where the kernel shares the processor by sessions, this is what counts, and nice within one does not. It may not be
 * there, and somebody who is not root may be told to come again later: then the session counts as any other.
 */
static void stand_back(void)
{
    int fd = open("/proc/self/autogroup", O_WRONLY | O_CLOEXEC);
    if (fd >= 0) {
        if (write(fd, LEAST, sizeof LEAST - 1) < 0)
            errno = 0;
        close(fd);
    }
}

static int launch(const char *path)
{
    static struct request request = { .uid = -1, .gid = -1 };
    parse(&request, request_text(path));
    int self = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    request.parked[HELPER] = fcntl(self, F_DUPFD_CLOEXEC, PARKED);
    if (self < 0 || request.parked[HELPER] < 0)
        fail("the helper");
    number_descriptors(&request);
    /* 0 stands for whoever writes it. */
    if (request.cgroup != NULL)
        write_file(request.cgroup, "0\n");
    /* The server and its database go first, in memory and on the processor. */
    write_file("/proc/self/oom_score_adj", "1000\n");
    nice(NICE);
    /* One session for all of the sandbox, without a terminal: inside nobody can begin another. */
    if (setsid() < 0)
        fail("setsid");
    stand_back();
    drop(&request);
    /* 1 and not 0: a core_pattern that pipes into a handler ignores 0, and the handler would run as root. */
    limit(RLIMIT_CORE, 1, 1);
    char *argv[MOST_WORDS + 5] = { "bwrap", "--args", "6", "--" };
    memcpy(argv + 4, request.init, sizeof request.init);
#ifdef WITHOUT_ENVIRONMENT
    execv("/usr/bin/bwrap", argv);
#endif
    execve("/usr/bin/bwrap", argv, (char *[]){ NULL });
    fail("/usr/bin/bwrap");
}

struct errand {
    int report, fixed_addresses;
    long procs, cpu, memory, file, files, stack;
    const char *emit;
    long emit_most;
    char **command;
};

static void limit_all(const struct errand *errand)
{
    limit(RLIMIT_CORE, 1, 1);
#ifndef WITHOUT_RLIMITS
    limit(RLIMIT_CPU, errand->cpu, errand->cpu + 1);
    if (errand->memory > 0)
        limit(RLIMIT_AS, (rlim_t)errand->memory << 20, (rlim_t)errand->memory << 20);
    limit(RLIMIT_FSIZE, (rlim_t)errand->file << 20, (rlim_t)errand->file << 20);
    limit(RLIMIT_NOFILE, errand->files, errand->files);
    limit(RLIMIT_STACK, (rlim_t)errand->stack << 10, (rlim_t)errand->stack << 10);
    limit(RLIMIT_MEMLOCK, 65536, 65536);
    limit(RLIMIT_MSGQUEUE, 0, 0);
    limit(RLIMIT_SIGPENDING, 256, 256);
    limit(RLIMIT_NPROC, errand->procs, errand->procs);
#else
    (void)errand;
#endif
}

/* What the server's process ignored or blocked is not the program's affair. */
static void reset_signals(void)
{
    sigset_t none;
    for (int each = 1; each < NSIG; each++)
        signal(each, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

__attribute__((noreturn)) static void become(const struct errand *errand)
{
    unsetenv("PWD");
    umask(022);
    reset_signals();
    if (setpgid(0, 0) != 0)
        fail("setpgid");
    if (errand->emit != NULL && dup2(2, 1) != 1)
        fail("dup2");
    if (errand->fixed_addresses && personality(ADDR_NO_RANDOMIZE) < 0)
        fail("personality");
    limit_all(errand);
#ifndef WITHOUT_CLOSE_RANGE
    if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0)
        fail("close_range");
#endif
    execv(errand->command[0], errand->command);
    leave(CANNOT_EXEC);
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static long long micros(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

/* 0 when the command runs, else the exit status that says why it never did. */
static int trouble_of(int fd)
{
    char cause = 0;
    if (read(fd, &cause, 1) < 0)
        fail("read");
    close(fd);
    return cause;
}

/* Reaps until the child ends, or with -1 until nobody is left. */
static int reap(pid_t child)
{
    int status = 0;
    for (pid_t ended; (ended = wait4(-1, &status, __WALL, NULL)) != child;)
        if (ended < 0 && errno != EINTR)
            fail("wait");
    return status;
}

/* Bytes written, -1 when there is no regular file, -2 when it is too large, -3 when nobody reads. */
static long emit(const char *path, long most)
{
    static char buffer[65536];
    struct stat about;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode))
        return -1;
    if (about.st_size > most)
        return -2;
    long total = 0;
    for (ssize_t got; (got = read(fd, buffer, sizeof buffer)) > 0; total += got)
        for (ssize_t done = 0, put; done < got; done += put)
            if ((put = write(STDOUT_FILENO, buffer + done, got - done)) <= 0)
                return -3;
    close(fd);
    return total;
}

static int oversee(const struct errand *errand, pid_t child, int told, long long began)
{
    int why = trouble_of(told);
    int status = reap(child);
    long long wall = now() - began;
    kill(-1, SIGKILL);
    reap(-1);
    if (why != 0)
        return why;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    long emitted = errand->emit != NULL && code == 0 ? emit(errand->emit, errand->emit_most) : 0;
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    dprintf(errand->report,
            "{\"exit\":%d,\"signal\":%d,\"wallUs\":%lld,\"utimeUs\":%lld,\"stimeUs\":%lld,\"maxRssKb\":%ld,\"emit\":%ld}\n",
            code, WIFSIGNALED(status) ? WTERMSIG(status) : 0, wall, micros(used.ru_utime), micros(used.ru_stime),
            used.ru_maxrss, emitted);
    return 0;
}

/* The command, of which each word is ended by a 0; NULL when there is none, or too much of it. */
static char **command(void)
{
    static char text[MOST_REQUEST];
    static char *words[MOST_WORDS + 1];
    ssize_t length = read(COMMAND, text, sizeof text);
    int count = 0;
    for (ssize_t at = 0; at < length && count < MOST_WORDS; at += strlen(text + at) + 1)
        words[count++] = text + at;
    int whole = length > 0 && length < (ssize_t)sizeof text && text[length - 1] == 0 && count < MOST_WORDS;
    close(COMMAND);
    errno = length > 0 ? E2BIG : ENOENT;
    return whole ? words : NULL;
}

static int init(int argc, char **argv)
{
    /* bwrap has us end with it only from here on: where nobody reads any more, the server went before that. */
    struct pollfd reader = { .fd = STDERR_FILENO };
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || argc < 8 || (poll(&reader, 1, 0) > 0 && (reader.revents & POLLERR)))
        return CANNOT_SET_UP;
    struct errand errand = { .report = number(argv[1]), .procs = number(argv[2]), .cpu = number(argv[3]),
                             .memory = number(argv[4]), .file = number(argv[5]), .files = number(argv[6]),
                             .stack = number(argv[7]) };
    int word = 8;
    for (; word < argc; word++) {
        if (strcmp(argv[word], "--no-aslr") == 0)
            errand.fixed_addresses = 1;
        else if (strcmp(argv[word], "--emit") == 0 && word + 2 < argc)
            errand.emit = argv[++word], errand.emit_most = number(argv[++word]);
        else
            return CANNOT_SET_UP;
    }
    errand.command = command();
    int ends[2];
    complaints = errand.report;
    if (errand.command == NULL || pipe2(ends, O_CLOEXEC) != 0)
        fail("nothing to run");
    signal(SIGPIPE, SIG_IGN);
    long long began = now();
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0) {
        trouble = ends[1];
        become(&errand);
    }
    close(ends[1]);
    return oversee(&errand, child, ends[0], began);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "launch") == 0)
        return launch(argv[2]);
    if (argc > 2 && strcmp(argv[0], "/sbxinit") == 0)
        return init(argc, argv);
    fputs("This helper is started by the Tryout server.\n", stderr);
    return CANNOT_SET_UP;
}
