package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/** Sandboxes that were made before anybody wanted to run something. */
@Tag("alone")
class SpareTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int KILLS = 200;
  private static final int SETTLED = 20;
  private static final AtomicInteger NEXT = new AtomicInteger();
  /** What a program can learn of where it is; numbers that are others each time are left out. */
  private static final String LOOKS_ROUND = """
      #include <dirent.h>
      #include <stdio.h>
      #include <string.h>
      #include <unistd.h>

      extern char **environ;

      static void copy(const char *path, int words)
      {
          char line[512];
          FILE *in = fopen(path, "r");
          while (in && fgets(line, sizeof line, in)) {
              char *from = line;
              for (int i = 0; i < words && strchr(from, ' '); i++)
                  from = strchr(from, ' ') + 1;
              if (!strstr(line, "Cpus") && !strstr(line, "Mems"))
                  printf("%s: %s", path, from);
          }
          if (in)
              fclose(in);
      }

      static void list(const char *path)
      {
          struct dirent **names;
          int count = scandir(path, &names, NULL, alphasort);
          for (int i = 0; i < count; i++)
              printf("%s has %s\\n", path, names[i]->d_name);
      }

      int main(void)
      {
          char folder[64];
          for (char **each = environ; *each; each++)
              puts(*each);
          copy("/proc/self/mountinfo", 3);
          copy("/proc/self/limits", 0);
          list("/");
          list("/tmp");
          list("/box");
          list("/dev");
          list("/proc/self/fd");
          printf("%s, %d, %d, %d, %d\\n", getcwd(folder, sizeof folder), getpid(), getppid(), getsid(0), getuid());
          return 0;
      }
      """;

  private final Sandbox sandbox = Rooms.sandbox();
  private static Tools tools;

  @BeforeAll
  static void open() throws Broken {
    Kit kit = Kit.build(Rooms.directory(), EnumSet.allOf(Guard.class));
    tools = new Tools(new Launcher(false), kit, Account.choose("tryout-sbx"), Backend.chosen());
  }

  @AfterAll
  static void close() {
    tools.launcher().close();
  }

  private static Blank sleeper(Bwrap bwrap) throws IOException {
    return Blank.of(tools, bwrap, Seccomp.filter(false));
  }

  private static Bwrap sleeps(String seconds) {
    return new Bwrap(Bwrap.Kind.COMPILE, tools.kit().sbx(), tools.kit().folder(), List.of("main.c"), List.of(), Limits.compile(), false, false,
        List.of("/usr/bin/sleep", seconds), EnumSet.allOf(Guard.class));
  }

  /** In a room of its own, so that nothing is taken from an earlier run. */
  private Recorder run(String program) throws Exception {
    Recorder seen = new Recorder();
    sandbox.start("spares " + NEXT.incrementAndGet(), Profile.QUICK, List.of(new Source("main.c", program)), seen);
    seen.result();
    return seen;
  }

  /** Those that wait, once no more come: the compiler's and the program's are among them. */
  private Set<Long> ready() {
    Deque<Set<Long>> seen = new ArrayDeque<>();
    Patience.until("the number of those that wait settles", SOON, () -> {
      seen.addLast(sandbox.spares());
      return seen.size() > SETTLED && seen.removeFirst().equals(seen.getLast()) && seen.getLast().size() >= 2;
    });
    return seen.getLast();
  }

  private void kill(Set<Long> spares) {
    for (long pid : spares) {
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
    Patience.until("nobody counts on them any more", SOON, () -> Collections.disjoint(sandbox.spares(), spares));
  }

  private static String hello(int number) {
    return "#include <stdio.h>\nint main(void)\n{\n    puts(\"hello %d\");\n    return 0;\n}\n".formatted(number);
  }

  @Test
  void SBX_6_what_was_made_beforehand_is_used_once_and_another_is_made() throws Exception {
    run(hello(1));
    run(hello(2));
    Set<Long> used = new HashSet<>(ready());
    assertThat(run(hello(3)).out()).isEqualTo("hello 3\n");
    used.removeAll(ready());
    assertThat(used).as("the compiler's and the program's").hasSize(2);
    assertThat(run(hello(4)).out()).isEqualTo("hello 4\n");
  }

  @Test
  void SBX_2_and_SBX_25_a_program_finds_the_same_whether_its_sandbox_was_made_beforehand_or_not() throws Exception {
    run(hello(1));
    run(hello(2));
    kill(ready());
    String cold = run(LOOKS_ROUND).out();
    Set<Long> waiting = ready();
    String spare = run(LOOKS_ROUND).out();
    assertThat(cold).contains("/tmp has ..", "Max processes").doesNotContain("gate");
    assertThat(spare).isEqualTo(cold);
    assertThat(sandbox.spares()).as("two of them were used").isNotEqualTo(waiting);
  }

  @Test
  void SBX_33_time_counts_from_when_there_is_something_to_run() throws Exception {
    run(hello(1));
    run(hello(2));
    Set<Long> waiting = ready();
    Duration idle = Rooms.settings(Rooms.directory()).quick().idle();
    long until = System.nanoTime() + idle.plusMillis(500).toNanos();
    Patience.until("they have waited longer than a program may", idle.multipliedBy(3), () -> System.nanoTime() > until);
    assertThat(sandbox.spares()).isEqualTo(waiting);
    Recorder seen = run(hello(3));
    assertThat(seen.result().verdict()).isEqualTo(Verdict.OK);
    assertThat(seen.result().wall()).isLessThan(idle);
  }

  @Test
  void SBX_5_one_that_was_killed_while_it_waited_is_not_used_and_nobody_is_left() throws Exception {
    run(hello(1));
    run(hello(2));
    kill(ready());
    assertThat(run(hello(3)).out()).isEqualTo("hello 3\n");
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_48_a_stop_at_any_instant_after_it_got_its_files_is_soon_over_and_leaves_nobody() throws Exception {
    Instants.stop(KILLS, () -> {
      Spare spare = sleeper(sleeps("100")).spare();
      Patience.until("it waits", SOON, spare::ready);
      return spare.fill(List.of(new byte[10]), Optional.empty(), () -> {});
    });
  }

  private static boolean discarded(Spare spare) {
    try {
      spare.discard();
      return true;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void SBX_5_what_begins_when_the_server_has_gone_ends_at_once() throws Exception {
    Spare spare = sleeper(sleeps("100")).spare();
    Patience.until("it waits", SOON, spare::ready);
    Patience.until("the inside waits", SOON, () -> spare.process().children().anyMatch(Survivors::waits));
    Process outside = spare.process();
    outside.getInputStream().close();
    outside.getErrorStream().close();
    outside.destroyForcibly().waitFor();
    assertThat(Survivors.now()).as("the inside waits on").isNotEmpty();
    spare.gate().open();
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_5_of_many_kinds_that_are_wanted_twice_only_the_last_few_wait_and_closing_ends_them() {
    Spares spares = new Spares(bwrap -> sleeper(bwrap).spare());
    for (int kind = 0; kind < 2 * Spares.MOST; kind++) {
      Bwrap bwrap = sleeps(Integer.toString(100 + kind));
      for (int time = 1; time <= 2; time++) {
        assertThat(spares.take(bwrap)).isEmpty();
        spares.ended(bwrap);
      }
      Bwrap once = sleeps(Integer.toString(200 + kind));
      spares.take(once);
      spares.ended(once);
    }
    Patience.until("as many as may wait do", SOON, () -> spares.pids().size() == Spares.MOST);
    Bwrap last = sleeps(Integer.toString(100 + 2 * Spares.MOST - 1));
    Patience.until("the last is among them", SOON, () -> spares.take(last).map(SpareTest::discarded).orElse(false));
    spares.close();
    assertThat(spares.pids()).isEmpty();
    assertThat(Survivors.left()).isEmpty();
  }
}
