package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Verdict;

/** Every attack of the table, against the sandbox as it ships. */
@Tag("alone")
class SandboxAttackTest {
  /** No output may hold these, whatever the attack was. */
  private static final List<String> FORBIDDEN = List.of("ESCAPED", "root:", "daemon:", "/root/", "tryout-sandbox");

  /** What could steer a terminal; an escape may only begin a colour. */
  private static final Pattern STEERING = Pattern.compile("[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f-\\x9f]|\\x1b(?!\\[[0-9;]*m)");
  /** Beside what a program may have there are bwrap and PID 1. */
  private static final int OWN_PROCESSES = 2;
  private static final long MOST_HEAP_GROWTH = 16 << 20;
  private static final int TRIES = 3;
  private static long heapBefore;

  @BeforeAll
  static void warm() throws Exception {
    Rooms.run(Profile.QUICK, Resources.text("probes/hello.c"), new Recorder()).result();
    heapBefore = heap();
  }

  static Stream<Attack> attacks() {
    return Attack.all();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void SBX_68_and_faults_27_and_28_an_attack_has_its_verdict_and_no_effect(Attack attack) throws Exception {
    Map<String, Long> before = hostFiles();
    Duration most = attack.number("within").stream().mapToObj(Duration::ofMillis).findFirst().orElse(Duration.ofDays(1));
    Duration took = tried(attack);
    for (int again = 1; again < TRIES && took.compareTo(most) > 0; again++) {
      took = tried(attack);
    }
    assertThat(took).as("the quickest of a few, since others use this machine too").isLessThanOrEqualTo(most);
    assertThat(Survivors.left()).as("survivors").isEmpty();
    assertThat(hostFiles()).as("files of the host").isEqualTo(before);
  }

  /** Runs it once; answers how long it took from the last stage to its end. */
  private static Duration tried(Attack attack) throws Exception {
    Recorder seen = new Recorder();
    try (Witness witness = new Witness()) {
      Runner.Run run = Rooms.sandbox().start("attack", attack.profile(), attack.sources(), seen);
      attack.number("input").ifPresent(kib -> run.input("x".repeat((int) kib << 10)));
      if (!attack.words("stop").isEmpty()) {
        seen.until(now -> now.out().contains(attack.words("stop")));
        run.stop();
      }
      Result result = seen.result();
      told(attack, seen, result);
      bounded(attack, seen, result, witness);
    }
    return seen.took();
  }

  @AfterAll
  static void SBX_68_all_of_them_together_leave_nothing_in_the_servers_memory() {
    assertThat(heap() - heapBefore).as("growth of the server's heap").isLessThan(MOST_HEAP_GROWTH);
  }

  private static void told(Attack attack, Recorder seen, Result result) {
    String compiler = seen.text(Channel.COMPILER);
    String told = compiler + seen.out() + seen.text(Channel.ERR);
    assertThat(attack.verdicts()).as(result + "\n" + told).contains(result.verdict());
    assertThat(told).doesNotContain(FORBIDDEN).doesNotContainPattern(STEERING);
    assertThat(result.sentence()).contains(attack.words("says")).doesNotContain("/", "Exception", "errno");
    assertThat(seen.out() + seen.text(Channel.ERR)).contains(attack.words("out"));
    assertThat(compiler).contains(attack.words("compiler"));
    attack.number("errors").ifPresent(most -> assertThat(compiler.split("error: ", -1).length - 1).isBetween(1, (int) most));
  }

  private static void bounded(Attack attack, Recorder seen, Result result, Witness witness) {
    String told = seen.out() + seen.text(Channel.ERR);
    assertThat(told.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(3 * 65536);
    attack.number("kept").ifPresent(bytes -> assertThat(told).hasSize((int) bytes));
    attack.number("procs").ifPresent(most -> assertThat(witness.processes()).isBetween(4, (int) most + OWN_PROCESSES));
    attack.number("peak").ifPresent(most -> assertThat(Math.max(result.maxRssKib() >> 10, witness.residentMib())).as("MiB").isBetween(1L, most));
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The folders of the host that a program names, and our own: names with times of change. */
  private static Map<String, Long> hostFiles() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    for (Path folder : List.of(Path.of("/etc"), Path.of("/root"), Path.of("/"), Rooms.home(), Rooms.home().resolve("kit"), Rooms.home().resolve("requests"))) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          files.put(one.toString(), Files.getLastModifiedTime(one).toMillis());
        }
      }
    }
    return files;
  }
}
