package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Profile;
import tryout.run.Source;

/** The self-test is worth something only if it fails when a wall is missing. */
@Tag("alone")
class SandboxGuardTest {
  @ParameterizedTest
  @EnumSource(Guard.class)
  void SBX_64_the_self_test_notices_a_guard_that_is_missing(Guard missing) throws Exception {
    assumeTrue(missing != Guard.DROP || Account.root());
    Set<Guard> guards = EnumSet.complementOf(EnumSet.of(missing));
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()), guards)) {
      assertThat(sandbox.off()).as(sandbox.checks().toString()).startsWith("The check ");
      assertThatThrownBy(() -> sandbox.start("x", Profile.QUICK, List.of(new Source("main.c", "")), new Recorder()))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RUNNER_OFF));
    }
    assertThat(Survivors.left()).isEmpty();
  }

  @Test
  void SBX_9_without_the_user_running_is_off_and_the_cure_is_named() {
    assumeTrue(Account.root());
    SandboxSettings usual = Rooms.settings(Rooms.directory());
    SandboxSettings settings =
        new SandboxSettings(
            usual.directory(), "nobody-of-that-name", 1, 1, usual.compile(), usual.syntax(), usual.quick(), usual.sanitized());
    try (Sandbox sandbox = Sandbox.open(settings)) {
      assertThat(sandbox.off()).contains("useradd --system --no-create-home");
    }
  }

  @Test
  void SBX_71_a_folder_that_the_user_cannot_pass_is_named() throws Exception {
    assumeTrue(Account.root());
    var closed = java.nio.file.Files.createDirectory(Rooms.directory().resolve("closed"));
    java.nio.file.Files.setPosixFilePermissions(
        closed, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(closed.resolve("sandbox")))) {
      assertThat(sandbox.off()).contains("The folder " + closed + " is closed to the user tryout-sbx");
    }
  }
}
