package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.run.Profile;
import tryout.run.Verdict;

/** Single sandboxes with commands of our own: what the helper does on both sides, and how each end is seen. */
@Tag("alone")
class CellTest {
  private static final Set<Guard> ALL = EnumSet.allOf(Guard.class);
  private static final Limits LIMITS = Limits.compile().within(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5));
  private static final Backend BACKEND = Backend.chosen();
  private static final Cell.Sink NOWHERE = (bytes, length) -> {};
  private static final int KILLS = 400;
  private static final Duration SOON = Duration.ofMillis(1500);
  private static Kit kit;
  private static Account account;
  private static Launcher launcher;

  @BeforeAll
  static void open() throws Broken {
    kit = Kit.build(Rooms.directory(), ALL);
    account = Account.choose("tryout-sbx");
    launcher = new Launcher(false);
  }

  @AfterAll
  static void close() {
    launcher.close();
  }

  private static Cell start(Account as, Limits limits, String... command) throws IOException {
    Bwrap bwrap = new Bwrap(Bwrap.Kind.COMPILE, kit.sbx(), kit.folder(), List.of(), List.of(), limits, false, false, List.of(command), ALL);
    return Blank.of(new Tools(launcher, kit, as, BACKEND), bwrap, Seccomp.filter(false)).start(List.of(), Optional.empty(), () -> {});
  }

  private static Ending end(Cell cell) throws Exception {
    cell.read(NOWHERE, NOWHERE);
    return cell.await();
  }

  /** The same under the eyes of what compares it with its limits. */
  private static Ending watched(Cell cell) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread watching = Thread.ofPlatform().start(() -> {
      while (!over.get()) {
        cell.look();
        Patience.pause(Duration.ofMillis(20));
      }
    });
    try {
      return end(cell);
    } finally {
      over.set(true);
      watching.join();
    }
  }

  private static Verdict verdict(Ending ending) {
    return Ruling.of(ending, Profile.QUICK, LIMITS, Optional.empty()).verdict();
  }

  /** What the helper gave out after the command, which may make {@code /tmp/a.out}. */
  private static byte[] emitted(int expected, String... command) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Cell cell = start(account, LIMITS, command);
    cell.read((bytes, length) -> out.write(bytes, 0, length), NOWHERE);
    Report report = cell.await().report().orElseThrow();
    assertThat(report.emitted()).isEqualTo(expected < 0 ? expected : out.size());
    return out.toByteArray();
  }

  @Test
  void SBX_15_a_command_of_too_many_words_is_one_line_and_125_and_our_fault() throws Exception {
    Ending ending = end(start(account, LIMITS, "x ".repeat(100).split(" ", -1)));
    assertThat(ending.exit()).isEqualTo(125);
    assertThat(ending.words().lines().filter(line -> line.startsWith("sbx: "))).containsExactly("sbx: nothing to run: Argument list too long");
    assertThat(ending.report()).isEmpty();
    assertThat(verdict(ending)).isEqualTo(Verdict.SANDBOX_FAULT);
  }

  /** On a busy machine a program that computes waits for its turn, and would otherwise be told that it did nothing. */
  @Test
  void whoever_computes_is_not_idle_and_whoever_waits_is() throws Exception {
    Limits brief = Limits.compile().within(Duration.ofSeconds(20), Duration.ofMillis(400), Duration.ofSeconds(10));
    Ending computed = watched(start(account, brief, "/usr/bin/sh", "-c", "i=0; while [ $i -lt 1500000 ]; do i=$((i+1)); done"));
    assertThat(computed.wall()).as("long enough to tell").isGreaterThan(Duration.ofMillis(600));
    assertThat(computed.cause()).isEmpty();
    assertThat(computed.exit()).isZero();
    assertThat(watched(start(account, brief, "/usr/bin/sleep", "15")).cause()).contains(Cause.IDLE);
  }

  @Test
  void SBX_9_and_SBX_15_the_helper_refuses_to_become_bwrap_as_root() throws Exception {
    assumeTrue(Account.root());
    Ending ending = end(start(new Account("root", 0, 0), LIMITS, "/usr/bin/true"));
    assertThat(ending.exit()).isEqualTo(125);
    assertThat(ending.words()).isEqualTo("sbx: still root: Operation not permitted\n");
    assertThat(verdict(ending)).isEqualTo(Verdict.SANDBOX_FAULT);
  }

  @Test
  void SBX_22_a_command_that_cannot_be_executed_ends_with_127_and_no_report_and_none_at_all_with_125() throws Exception {
    Ending nowhere = end(start(account, LIMITS, "/nowhere/command"));
    assertThat(nowhere.exit()).isEqualTo(127);
    assertThat(nowhere.report()).isEmpty();
    assertThat(verdict(nowhere)).isEqualTo(Verdict.NONZERO);
    Ending nothing = end(start(account, LIMITS));
    assertThat(nothing.exit()).isEqualTo(125);
    assertThat(nothing.report()).isEmpty();
    assertThat(verdict(nothing)).isEqualTo(Verdict.SANDBOX_FAULT);
  }

  @Test
  void SBX_20_the_main_command_ends_all_others_and_one_line_tells_it() throws Exception {
    long began = System.nanoTime();
    Ending ending = end(start(account, LIMITS, "/usr/bin/sh", "-c", "(trap '' TERM HUP; sleep 100) & (sleep 100 & sleep 100) & exit 7"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(ending.report().orElseThrow().exit()).isEqualTo(7);
    assertThat(ending.words().lines().filter(line -> line.startsWith("{\"exit\"")).count()).isEqualTo(1);
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_20_what_is_not_exactly_one_line_of_the_agreed_form_is_no_report() {
    String line = "{\"exit\":0,\"signal\":0,\"wallUs\":1,\"utimeUs\":2,\"stimeUs\":3,\"maxRssKb\":4,\"emit\":5}\n";
    assertThat(Report.read(line)).contains(new Report(0, 0, Duration.ofNanos(1000), Duration.ofNanos(5000), 4, 5));
    for (String other : List.of("", line + line, line.strip(), " " + line, line.replace("\"exit\":0", "\"exit\":x"), line + "x")) {
      assertThat(Report.read(other)).as(other).isEmpty();
    }
  }

  @Test
  void SBX_21_only_a_regular_file_within_the_cap_is_given_out_after_a_good_end() throws Exception {
    assertThat(emitted(0, "/usr/bin/cp", "/usr/bin/true", "/tmp/a.out")).isEqualTo(Files.readAllBytes(Path.of("/usr/bin/true")));
    assertThat(emitted(Report.ABSENT, "/usr/bin/ln", "-s", "/usr/bin/true", "/tmp/a.out")).isEmpty();
    assertThat(emitted(Report.ABSENT, "/usr/bin/mkdir", "/tmp/a.out")).isEmpty();
    assertThat(emitted(Report.ABSENT, "/usr/bin/true")).isEmpty();
    assertThat(emitted(Report.TOO_LARGE, "/usr/bin/truncate", "-s", "17M", "/tmp/a.out")).isEmpty();
    assertThat(emitted(0, "/usr/bin/sh", "-c", "cp /usr/bin/true /tmp/a.out; exit 1")).isEmpty();
  }

  @Test
  void SBX_6_a_stream_that_somebody_else_holds_open_delays_the_end_by_two_seconds_at_most() throws Exception {
    Cell cell = start(account, LIMITS, "/usr/bin/sh", "-c", "echo on >&2; sleep 100");
    CountDownLatch on = new CountDownLatch(1);
    cell.read(NOWHERE, (bytes, length) -> on.countDown());
    on.await();
    Path stream = Path.of("/proc/" + cell.pid() + "/fd/2");
    try (OutputStream held = new FileOutputStream(stream.toFile())) {
      held.write('x');
      Patience.until("its reader waits for more", SOON, CellTest::reads);
      cell.kill(Cause.STOP);
      long began = System.nanoTime();
      Ending ending = cell.await();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
      assertThat(ending.cause()).contains(Cause.STOP);
    }
  }

  /** What is not being read when a process ends is read to its end by the virtual machine. */
  private static boolean reads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().equals("sandbox-err"))
        .anyMatch(thread -> thread.getValue().length > 0 && thread.getValue()[0].getMethodName().startsWith("read"));
  }

  @Test
  void SBX_16_a_sandbox_outlives_the_thread_that_asked_for_it() throws Exception {
    AtomicReference<Cell> started = new AtomicReference<>();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    CountDownLatch on = new CountDownLatch(1);
    Thread asking = Thread.ofPlatform().start(() -> {
      try {
        started.set(start(account, LIMITS, "/usr/bin/sh", "-c", "echo on >&2; sleep 0.5; echo lived >&2"));
        started.get().read(NOWHERE, (bytes, length) -> {
          said.write(bytes, 0, length);
          on.countDown();
        });
        on.await();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    asking.join();
    Ending ending = started.get().await();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("on\nlived\n");
    assertThat(ending.report().orElseThrow().exit()).isZero();
  }

  @Test
  void SBX_39_of_two_kills_the_stronger_cause_is_told_whichever_came_first() throws Exception {
    Cell cell = start(account, LIMITS, "/usr/bin/sleep", "100");
    cell.kill(Cause.STOP);
    cell.kill(Cause.OUTPUT);
    assertThat(end(cell).cause()).contains(Cause.OUTPUT);
  }

  @Test
  void SBX_5_and_SBX_48_a_kill_at_any_instant_of_the_start_is_soon_over_and_leaves_nobody() throws Exception {
    Instants.stop(KILLS, () -> start(account, LIMITS, "/usr/bin/sleep", "100"));
  }
}
