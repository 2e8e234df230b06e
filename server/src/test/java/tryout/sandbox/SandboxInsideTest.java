package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Verdict;

/** What a program sees of the place that it is in. */
@Tag("alone")
class SandboxInsideTest {
  private static String said(Profile profile, String program) throws Exception {
    Recorder seen = Rooms.run(profile, program, new Recorder());
    Result result = seen.result();
    assertThat(result.verdict()).as(result + seen.text(Channel.COMPILER) + seen.text(Channel.ERR)).isEqualTo(Verdict.OK);
    return seen.out();
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, mode = EnumSource.Mode.EXCLUDE, names = {"SYNTAX", "TESTS"})
  void SBX_12_the_environment_holds_these_and_nothing_else(Profile profile) throws Exception {
    String program =
        """
        #include <stdio.h>
        extern char **environ;
        int main(void) {
          for (char **one = environ; *one != NULL; one++) puts(*one);
          return 0;
        }
        """;
    List<String> all = said(profile, program).lines().sorted().toList();
    assertThat(all).contains("HOME=/tmp", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "TMPDIR=/tmp");
    assertThat(all.stream().filter(one -> one.matches("[AU]B?SAN_OPTIONS=.*"))).hasSize(profile == Profile.SANITIZED ? 2 : 0);
    assertThat(all).hasSize(profile == Profile.SANITIZED ? 6 : 4);
  }

  @Test
  void SBX_18_PID_1_shows_numbers_and_the_command_and_opens_nothing_of_itself() throws Exception {
    String program =
        """
        #include <errno.h>
        #include <fcntl.h>
        #include <stdio.h>
        #include <unistd.h>
        int main(void) {
          char text[999];
          int fd = open("/proc/1/cmdline", O_RDONLY);
          ssize_t length = read(fd, text, sizeof text);
          for (ssize_t i = 0; i < length; i++) putchar(text[i] == 0 ? ' ' : text[i]);
          const char *closed[] = { "/proc/1/environ", "/proc/1/maps", "/proc/1/mem" };
          for (int i = 0; i < 3; i++)
            if (open(closed[i], O_RDONLY) >= 0 || errno != EACCES) printf("open: %s", closed[i]);
          return 0;
        }
        """;
    assertThat(said(Profile.QUICK, program)).isEqualTo("/sbxinit 5 16 1 256 16 64 8192 ");
  }

  /** The limits in bytes, seconds and numbers, then group, descriptors and personality. */
  private static final String LIMITS =
      """
      #include <fcntl.h>
      #include <stdio.h>
      #include <sys/personality.h>
      #include <sys/resource.h>
      #include <unistd.h>
      int main(void) {
        int which[] = { RLIMIT_CPU, RLIMIT_AS, RLIMIT_DATA, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_STACK, RLIMIT_NPROC, RLIMIT_CORE,
                        RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE, RLIMIT_SIGPENDING };
        const char *names[] = { "cpu", "as", "data", "fsize", "nofile", "stack", "nproc", "core", "memlock", "msgqueue", "sigpending" };
        for (int i = 0; i < 11; i++) {
          struct rlimit now;
          getrlimit(which[i], &now);
          printf("%s %ld %ld\\n", names[i], (long)now.rlim_cur, (long)now.rlim_max);
        }
        printf("leader %d\\n", getpgrp() == getpid());
        for (int fd = 3; fd < 1024; fd++)
          if (fcntl(fd, F_GETFD) >= 0) printf("open %d\\n", fd);
        printf("fixed %d\\n", (personality(0xffffffff) & ADDR_NO_RANDOMIZE) != 0);
        return 0;
      }
      """;

  @Test
  void SBX_19_and_SBX_34_the_limits_are_set_inside_and_the_program_leads_its_own_group_with_three_descriptors() throws Exception {
    assertThat(said(Profile.QUICK, LIMITS))
        .isEqualTo(
            """
            cpu 1 2
            as 268435456 268435456
            data -1 -1
            fsize 16777216 16777216
            nofile 64 64
            stack 8388608 8388608
            nproc 16 16
            core 1 1
            memlock 65536 65536
            msgqueue 0 0
            sigpending 256 256
            leader 1
            fixed 0
            """);
  }

  @Test
  void SBX_35_a_sanitized_program_has_no_limit_of_address_space_or_data() throws Exception {
    assertThat(said(Profile.SANITIZED, LIMITS)).contains("as -1 -1\ndata -1 -1\n", "nproc 16 16\n", "core 1 1\n", "fsize 16777216 16777216\n");
  }

  @Test
  void SBX_24_and_SBX_25_the_folders_of_a_run_are_these_and_only_tmp_can_be_written() throws Exception {
    String program =
        """
        #include <dirent.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <sys/statvfs.h>
        static int shown(const struct dirent *one) { return one->d_name[0] != '.'; }
        static void list(const char *folder) {
          struct dirent **all;
          int count = scandir(folder, &all, shown, alphasort);
          printf("%s:", folder);
          for (int i = 0; i < count; i++) printf(" %s", all[i]->d_name);
          struct statvfs about;
          statvfs(folder, &about);
          printf("%s\\n", about.f_flag & ST_RDONLY ? "" : " (writable)");
        }
        int main(void) {
          list("/"); list("/dev"); list("/box"); list("/etc"); list("/tmp");
          struct statvfs about;
          statvfs("/tmp", &about);
          printf("%ld\\n", (long)(about.f_blocks * about.f_frsize >> 20));
          for (int i = 0; i < 3; i++) {
            const char *absent[] = { "/usr/bin", "/sys", "/kit" };
            if (opendir(absent[i]) != NULL) puts(absent[i]);
          }
          return 0;
        }
        """;
    assertThat(said(Profile.QUICK, program))
        .isEqualTo(
            """
            /: box dev etc lib lib64 proc sbxinit tmp usr
            /dev: null stderr stdin stdout urandom zero
            /box: a.out
            /etc: ld.so.cache
            /tmp: (writable)
            32
            """);
  }

  @Test
  void SBX_24_the_compiler_has_no_proc_no_devices_but_null_and_no_input() throws Exception {
    String program =
        """
        #include <stdio.h>
        #if __has_include("/proc/self/status") || __has_include("/dev/zero") || __has_include("/dev/urandom") || __has_include("/dev/tty")
        #error what must not be there
        #endif
        #if !__has_include("/dev/null") || !__has_include("/kit/../usr/bin/gcc")
        #error what must be there
        #endif
        #include "/dev/null"
        int main(void) { puts("compiled"); return 0; }
        """;
    assertThat(said(Profile.QUICK, program)).isEqualTo("compiled\n");
  }

  @Test
  void SBX_40_exit_status_and_processor_time_are_those_of_the_program() throws Exception {
    String program =
        """
        #include <time.h>
        int main(void) {
          while (clock() < CLOCKS_PER_SEC / 2) {}
          return 139;
        }
        """;
    Result result = Rooms.run(Profile.QUICK, program, new Recorder()).result();
    assertThat(result.verdict()).isEqualTo(Verdict.NONZERO);
    assertThat(result.exit()).isEqualTo(139);
    assertThat(result.signal()).isZero();
    assertThat(result.cpu().toMillis()).isBetween(490L, 800L);
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, mode = EnumSource.Mode.EXCLUDE, names = {"SYNTAX", "TESTS"})
  void SBX_49_it_is_gcc_that_compiles_in_every_profile(Profile profile) throws Exception {
    String program =
        """
        #include <stdio.h>
        #if !defined __GNUC__ || defined __clang__ || defined __TINYC__
        #error another compiler
        #endif
        int main(void) { printf("%d\\n", __GNUC__); return 0; }
        """;
    String major = said(profile, program).strip();
    assertThat(Rooms.sandbox().flags(profile)).startsWith("gcc " + major + " ");
  }
}
