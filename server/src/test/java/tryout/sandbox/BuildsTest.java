package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.run.Profile;
import tryout.run.Source;

/** A text that is run again is not compiled again, and only in its own room. */
@Tag("alone")
class BuildsTest {
  private static final String TELLS_WHEN = "#include <stdio.h>\nint main(void) { puts(__TIME__); return 0; }\n";

  private static String run(String room, Profile profile, String text) {
    Recorder seen = new Recorder();
    Rooms.sandbox().start(room, profile, List.of(new Source("main.c", text)), seen);
    try {
      assertThat(seen.result().exit()).isZero();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return seen.out();
  }

  @Test
  void SBX_53_the_same_text_is_compiled_once_in_a_room_and_anew_in_another_or_under_another_profile() {
    String first = run("one", Profile.QUICK, TELLS_WHEN);
    Patience.until("another second", Duration.ofSeconds(10),
        () -> !run("other " + System.nanoTime(), Profile.QUICK, TELLS_WHEN).equals(first));
    assertThat(run("one", Profile.QUICK, TELLS_WHEN)).isEqualTo(first);
    assertThat(run("one", Profile.QUICK, TELLS_WHEN + " ")).as("another text").isNotEqualTo(first);
    assertThat(run("one", Profile.OPTIMISED, TELLS_WHEN)).as("another profile").isNotEqualTo(first);
  }

  @Test
  void SBX_53_what_the_compiler_said_is_said_again() throws Exception {
    String text = "int main(void) { int unused; return 0; }\n";
    Recorder first = new Recorder();
    Recorder again = new Recorder();
    for (Recorder seen : List.of(first, again)) {
      Rooms.sandbox().start("said", Profile.QUICK, List.of(new Source("main.c", text)), seen);
      seen.result();
    }
    assertThat(again.findings).hasSize(1).isEqualTo(first.findings);
    assertThat(again.calls.getFirst().text()).isEqualTo(first.calls.getFirst().text()).contains("unused");
    assertThat(again.stages).isEqualTo(first.stages);
  }

  private static Build build(int size) {
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(new byte[size]);
    Report report = new Report(0, 0, Duration.ZERO, Duration.ZERO, 0, size);
    return new Build(new Ending(Optional.empty(), Optional.of(report), 0, false, "", Duration.ZERO, Duration.ZERO, 0), program,
        Diagnostics.read("", List.of()));
  }

  @Test
  void SBX_53_what_was_used_longest_ago_goes_first() {
    Builds builds = new Builds(2 * (Builds.ENTRY_BYTES + 100));
    List<Builds.Key> keys = List.of("a", "b", "c").stream()
        .map(text -> Builds.Key.of("room", Profile.QUICK, List.of(new Source("main.c", text)))).toList();
    builds.keep(keys.get(0), build(100));
    builds.keep(keys.get(1), build(100));
    builds.keep(keys.get(1), build(100));
    assertThat(builds.find(keys.get(0))).isPresent();
    builds.keep(keys.get(2), build(100));
    assertThat(keys.stream().map(key -> builds.find(key).isPresent())).containsExactly(true, false, true);
  }

  @Test
  void SBX_53_texts_that_come_to_no_program_do_not_gather_without_end() {
    Builds builds = new Builds(2 * Builds.ENTRY_BYTES);
    List<Builds.Key> keys = List.of("a", "b", "c").stream()
        .map(text -> Builds.Key.of("room", Profile.SYNTAX, List.of(new Source("main.c", text)))).toList();
    keys.forEach(key -> builds.keep(key, build(0)));
    assertThat(keys.stream().map(key -> builds.find(key).isPresent())).containsExactly(false, true, true);
  }

  @Test
  void SBX_53_what_we_ended_is_compiled_again_and_no_two_workspaces_run_together() {
    Ending killed = new Ending(Optional.of(Cause.CPU), Optional.empty(), 137, false, "", Duration.ZERO, Duration.ZERO, 0);
    assertThat(new Build(killed, new ByteArrayOutputStream(), Diagnostics.read("", List.of())).lasts()).isFalse();
    assertThat(build(1).lasts()).isTrue();
    assertThat(Builds.Key.of("r", Profile.QUICK, List.of(new Source("a", "bc"))))
        .isNotEqualTo(Builds.Key.of("r", Profile.QUICK, List.of(new Source("ab", "c"))));
  }
}
