package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/** The one verdict that is left of all that came together at an end. */
class RulingTest {
  private static final String REPORT_OF_A_SANITIZER =
      "==2==ERROR: AddressSanitizer: heap-use-after-free on address 0x602\nREAD of size 4 at\n    #0 0x1 in main /box/main.c:3\n";

  private static final List<Source> SOURCES = List.of(new Source("main.c", "\n".repeat(99)));
  private static final Diagnostics SAID_NOTHING = Diagnostics.read("", SOURCES);

  private static Report report(int exit, int signal, Duration cpu, long maxRssKib) {
    return new Report(exit, signal, Duration.ofSeconds(1), cpu, maxRssKib, 0);
  }

  private static Report ended(int exit, int signal) {
    return report(exit, signal, Duration.ofMillis(5), 1000);
  }

  private static Ending ending(Optional<Cause> cause, Optional<Report> report, int exit, boolean survivor) {
    return new Ending(cause, report, exit, survivor, "", Duration.ofSeconds(1), Duration.ZERO, 0);
  }

  private static Ruling ruling(Profile profile, Ending ending, String err) {
    return Ruling.of(ending, profile, profile == Profile.SANITIZED ? Limits.sanitized() : Limits.quick(),
        profile == Profile.SANITIZED ? SanitizerReport.read(err, SOURCES) : Optional.empty());
  }

  private static Ruling reported(Profile profile, Report report, String err) {
    return ruling(profile, ending(Optional.empty(), Optional.of(report), 0, false), err);
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void SBX_39_a_survivor_is_our_fault_whatever_else_came_together_and_a_kill_of_ours_stands_above_any_report(Cause cause) {
    Optional<Report> crash = Optional.of(ended(-1, 11));
    assertThat(ruling(Profile.QUICK, ending(Optional.of(cause), crash, 0, true), "").verdict()).isEqualTo(Verdict.SANDBOX_FAULT);
    assertThat(ruling(Profile.QUICK, ending(Optional.of(cause), crash, 0, false), "").verdict())
        .isEqualTo(
            switch (cause) {
              case OUTPUT -> Verdict.OUTPUT;
              case MEMORY -> Verdict.MEMORY;
              case CPU, WALL, IDLE -> Verdict.TIMEOUT;
              case STOP -> Verdict.STOPPED;
            });
  }

  @Test
  void SBX_39_of_several_kills_the_first_of_this_order_is_told() {
    assertThat(Cause.values()).containsExactly(Cause.OUTPUT, Cause.MEMORY, Cause.CPU, Cause.WALL, Cause.IDLE, Cause.STOP);
  }

  @Test
  void SBX_39_a_signal_stands_above_a_sanitizers_report_and_that_above_the_exit_status() {
    assertThat(reported(Profile.SANITIZED, ended(-1, 11), REPORT_OF_A_SANITIZER).verdict()).isEqualTo(Verdict.SIGNAL);
    assertThat(reported(Profile.SANITIZED, ended(86, 0), REPORT_OF_A_SANITIZER).verdict()).isEqualTo(Verdict.SANITIZER);
    assertThat(reported(Profile.SANITIZED, ended(3, 0), "").verdict()).isEqualTo(Verdict.NONZERO);
    assertThat(reported(Profile.SANITIZED, ended(0, 0), "").verdict()).isEqualTo(Verdict.OK);
    assertThat(reported(Profile.QUICK, report(-1, 24, Duration.ofSeconds(2), 0), "").verdict()).isEqualTo(Verdict.TIMEOUT);
  }

  @Test
  void SBX_60_a_report_without_its_exit_status_or_the_status_without_a_report_proves_nothing() {
    assertThat(reported(Profile.SANITIZED, ended(1, 0), REPORT_OF_A_SANITIZER).verdict()).isEqualTo(Verdict.NONZERO);
    assertThat(reported(Profile.SANITIZED, ended(0, 0), REPORT_OF_A_SANITIZER).verdict()).isEqualTo(Verdict.OK);
    assertThat(reported(Profile.SANITIZED, ended(86, 0), "no report").verdict()).isEqualTo(Verdict.NONZERO);
    assertThat(reported(Profile.QUICK, ended(86, 0), REPORT_OF_A_SANITIZER).verdict()).isEqualTo(Verdict.NONZERO);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8, 11})
  void SBX_61_a_plain_crash_offers_the_check_and_a_checked_one_does_not(int signal) {
    assertThat(reported(Profile.QUICK, ended(-1, signal), "").sentence()).endsWith(" Check finds the line.");
    assertThat(reported(Profile.SANITIZED, ended(-1, signal), "").sentence()).doesNotContain("Check finds");
    assertThat(reported(Profile.QUICK, ended(-1, 15), "").sentence()).doesNotContain("Check finds");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 137, 139})
  void SBX_41_an_end_without_report_and_without_a_kill_of_ours_is_our_fault(int exit) {
    Ending silent = ending(Optional.empty(), Optional.empty(), exit, false);
    Ruling ruling = ruling(Profile.QUICK, silent, "");
    assertThat(silent.fault()).isTrue();
    assertThat(ruling.verdict()).isEqualTo(Verdict.SANDBOX_FAULT);
    assertThat(ruling.verdict().ourFault()).isTrue();
    assertThat(ruling.sentence()).contains("our fault").contains("run it again");
    assertThat(ending(Optional.of(Cause.MEMORY), Optional.empty(), exit, false).fault()).isFalse();
    assertThat(Arrays.stream(Verdict.values()).filter(Verdict::ourFault)).containsExactly(Verdict.SANDBOX_FAULT, Verdict.LOST);
  }

  @Test
  void SBX_42_a_program_that_comes_near_its_memory_limit_is_told_so_from_nine_tenths_on() {
    long limit = Limits.quick().memory() * 1024L;
    assertThat(reported(Profile.QUICK, report(3, 0, Duration.ZERO, limit * 9 / 10 + 1), "").sentence())
        .isEqualTo("Exit code 3. It came near its memory limit.");
    assertThat(reported(Profile.QUICK, report(-1, 6, Duration.ZERO, limit), "").sentence()).endsWith("It came near its memory limit.");
    assertThat(reported(Profile.QUICK, report(3, 0, Duration.ZERO, limit * 8 / 10), "").sentence()).isEqualTo("Exit code 3.");
  }

  @Test
  void SBX_22_the_helpers_own_ends_are_never_a_good_one() {
    for (int exit : new int[] {125, 127}) {
      for (Profile profile : Profile.values()) {
        assertThat(ruling(profile, ending(Optional.empty(), Optional.empty(), exit, false), "").verdict()).isNotEqualTo(Verdict.OK);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void SBX_37_a_sentence_names_the_limit_with_its_value_and_nothing_of_ours(Cause cause) {
    List<Ruling> rulings =
        List.of(
            ruling(Profile.QUICK, ending(Optional.of(cause), Optional.empty(), 137, false), ""),
            Diagnosis.of(ending(Optional.of(cause), Optional.empty(), 137, false), Profile.QUICK, SAID_NOTHING, new Lines(SOURCES), Limits.compile()).orElseThrow());
    for (Ruling ruling : rulings) {
      assertThat(ruling.sentence()).endsWith(".").doesNotContain("/", "errno", "Exception", "bwrap", "sbx", "rlimit");
      if (cause != Cause.STOP) {
        assertThat(ruling.sentence()).matches(".*\\b\\d+ (s|minutes|KiB|MiB)\\b.*");
      }
    }
  }
}
