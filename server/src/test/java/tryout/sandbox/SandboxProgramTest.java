package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Verdict;

/** What is taught must run: one program per topic, in both profiles. */
@Tag("alone")
class SandboxProgramTest {
  static Stream<Arguments> programs() {
    List<Arguments> all = new ArrayList<>();
    for (String line : Rooms.resource("/programs/programs.txt").lines().toList()) {
      String[] cells = line.split(" \\| ", -1);
      for (Profile profile : EnumSet.complementOf(EnumSet.of(Profile.SYNTAX, Profile.TESTS))) {
        all.add(Arguments.of(profile, cells[0], cells[1]));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void SBX_33_an_ordinary_teaching_program_runs(Profile profile, String name, String says) throws Exception {
    Recorder seen = Rooms.run(profile, Rooms.resource("/programs/" + name + ".c"), new Recorder());
    Result result = seen.result();
    String told = seen.text(Channel.COMPILER) + seen.text(Channel.ERR);
    assertThat(result.verdict()).as(result + told).isEqualTo(Verdict.OK);
    assertThat(seen.out()).isEqualTo(says + "\n");
  }
}
