package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.Patience;
import tryout.run.Profile;

/** Every attack of the table, against the sandbox as it ships. */
@Tag("alone")
class SandboxAttackTest {
  private static final long MOST_HEAP_GROWTH = 16 << 20;
  private static final int TRIES = 3;
  private static final Duration SOON = Duration.ofSeconds(2);
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
    Duration took = Raid.made(Rooms.sandbox(), attack);
    for (int again = 1; again < TRIES && took.compareTo(most) > 0; again++) {
      took = Raid.made(Rooms.sandbox(), attack);
    }
    assertThat(took).as("the quickest of a few, since others use this machine too").isLessThanOrEqualTo(most);
    assertThat(Survivors.left()).as("survivors").isEmpty();
    assertThat(hostFiles()).as("files of the host").isEqualTo(before);
    Patience.until("what was handed to sandboxes has no name any more", SOON, () -> Rooms.requests().toFile().list().length == 0);
  }

  @AfterAll
  static void SBX_68_all_of_them_together_leave_nothing_in_the_servers_memory() {
    assertThat(heap() - heapBefore).as("growth of the server's heap").isLessThan(MOST_HEAP_GROWTH);
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The folders of the host that a program names, and our own: names with times of change. */
  private static Map<String, Long> hostFiles() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    for (Path folder : List.of(Path.of("/etc"), Path.of("/root"), Path.of("/"), Rooms.home(), Rooms.home().resolve("kit"))) {
      try (Stream<Path> all = Files.list(folder)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          files.put(one.toString(), Files.getLastModifiedTime(one).toMillis());
        }
      }
    }
    return files;
  }
}
