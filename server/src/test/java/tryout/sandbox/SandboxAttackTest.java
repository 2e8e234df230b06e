package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Source;
import tryout.run.Verdict;

/** Every attack of the table, against the sandbox as it ships. */
@Tag("alone")
class SandboxAttackTest {
  /** No output may hold these, whatever the attack was. */
  private static final List<String> FORBIDDEN = List.of("ESCAPED", "root:", "daemon:", "/root/", "tryout-sandbox");

  /** One row of the table: a program, what may become of it, and what must be told. */
  record Attack(String name, Profile profile, List<Verdict> verdicts, String further) {
    @Override
    public String toString() {
      return name;
    }

    String expected(String key) {
      return further.startsWith(key + "=") ? further.substring(key.length() + 1) : "";
    }
  }

  static Stream<Attack> attacks() {
    return Rooms.resource("/attacks/attacks.txt").lines().filter(line -> !line.startsWith("#")).map(SandboxAttackTest::row);
  }

  private static Attack row(String line) {
    String[] cells = line.split("\\|", -1);
    List<Verdict> verdicts =
        Stream.of(cells[2].strip().split(" "))
            .map(word -> Verdict.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
            .toList();
    Profile profile = Profile.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
    return new Attack(cells[0].strip(), profile, verdicts, cells[3].strip());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void SBX_68_and_faults_27_and_28_an_attack_has_its_verdict_and_no_effect(Attack attack) throws Exception {
    Map<String, Long> before = hostFiles();
    Recorder seen = new Recorder();
    List<Source> sources =
        List.of(
            new Source("main.c", Rooms.resource("/attacks/" + attack.name() + ".c")),
            new Source("attack.h", Rooms.resource("/attacks/attack.h")));
    Rooms.sandbox().start("attack", attack.profile(), sources, seen);
    Result result = seen.result();
    String told = seen.text(Channel.COMPILER) + seen.out() + seen.text(Channel.ERR);

    assertThat(attack.verdicts()).as(result + "\n" + told).contains(result.verdict());
    assertThat(told).doesNotContain(FORBIDDEN);
    assertThat(result.sentence()).contains(attack.expected("says"));
    assertThat(seen.out()).contains(attack.expected("out"));
    assertThat(seen.text(Channel.COMPILER)).contains(attack.expected("compiler"));
    assertThat(told.length()).isLessThanOrEqualTo(2 * 65536);
    assertThat(Survivors.left()).as("survivors").isEmpty();
    assertThat(hostFiles()).as("files of the host").isEqualTo(before);
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
