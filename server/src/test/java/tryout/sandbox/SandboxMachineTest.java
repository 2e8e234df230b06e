package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/** Where running is not safe it is off: what the machine must have, and what happens when the sandbox fails. */
@Tag("alone")
class SandboxMachineTest {
  private static final String WAITS = "#include <stdio.h>\nint main(void){puts(\"on\");for(;;)getchar();}";

  /** A bubblewrap that says this and has these further bits. */
  private static Path bubblewrap(String says, int bits) throws IOException {
    Path file = Files.createTempFile(Rooms.directory(), "bwrap", "");
    Files.writeString(file, "#!/bin/sh\necho " + says + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(file, "unix:mode", 0755 | bits);
    return file;
  }

  @Test
  void SBX_11_a_bubblewrap_that_is_setuid_or_too_old_or_missing_is_refused_and_the_cure_is_named() throws Exception {
    assertThat(Machine.bubblewrap(Path.of("/usr/bin/bwrap")).passed()).isTrue();
    Path good = bubblewrap("bubblewrap 0.8.0", 0);
    assertThat(Machine.bubblewrap(good).passed()).isTrue();
    for (int bit : new int[] {04000, 02000}) {
      Path privileged = bubblewrap("bubblewrap 0.8.0", bit);
      assertThat(Machine.bubblewrap(privileged).cure()).contains("chmod u-s,g-s " + privileged);
    }
    for (String old : List.of("bubblewrap 0.7.0", "bubblewrap 0.6.11", "nothing")) {
      Path stale = bubblewrap(old, 0);
      assertThat(Machine.bubblewrap(stale).cure()).isEqualTo("bubblewrap 0.8 or newer is needed; this is %s.".formatted(old));
    }
    assertThat(Machine.bubblewrap(Path.of("/nowhere/bwrap")).cure()).contains("install the package bubblewrap");
  }

  @Test
  void SBX_27_and_SBX_63_on_a_machine_without_a_table_of_calls_running_is_off_and_all_else_answers() {
    String usual = System.setProperty("os.arch", "riscv64");
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()))) {
      assertThat(sandbox.off()).contains("x86-64 machines only");
      assertThat(sandbox.checks()).filteredOn(check -> !check.passed()).extracting(Check::name).containsExactly("processor");
      assertThat(sandbox.waiting()).isZero();
      assertThat(sandbox.flags(Profile.QUICK)).isEmpty();
      assertThat(sandbox.allowance(Profile.QUICK)).isEmpty();
      assertThatThrownBy(() -> sandbox.start("x", Profile.QUICK, List.of(new Source("main.c", "")), new Recorder()))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RUNNER_OFF))
          .hasMessageContaining("x86-64 machines only");
    } finally {
      System.setProperty("os.arch", usual);
    }
  }

  @Test
  void SBX_27_the_numbers_of_the_table_are_those_of_this_kernel() throws Exception {
    String program =
        Resources.text("syscalls-x86_64").lines().filter(line -> line.matches("[a-z_0-9]+ \\d+.*")).map(line -> line.split(" ", -1))
            .map(words -> "_Static_assert(SYS_%s == %s, \"%s\");".formatted(words[0], words[1], words[0]))
            .collect(Collectors.joining("\n", "#include <sys/syscall.h>\n", "\nint main(void) { return 0; }\n"));
    assertThat(program.lines().count()).isGreaterThan(180);
    Recorder seen = Rooms.run(Profile.QUICK, program, new Recorder());
    assertThat(seen.result().verdict()).as(seen.text(tryout.run.Channel.COMPILER)).isEqualTo(Verdict.OK);
  }

  @Test
  void SBX_41_three_faults_within_a_minute_turn_running_off_until_the_self_test_passes() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Rooms.directory()))) {
      for (int i = 0; i < 3; i++) {
        assertThat(sandbox.off()).isEmpty();
        fault(sandbox);
      }
      assertThat(sandbox.off()).isEqualTo("The sandbox failed several times and is being tested.");
      assertThatThrownBy(() -> sandbox.start("x", Profile.QUICK, List.of(new Source("main.c", WAITS)), new Recorder()))
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.RUNNER_OFF));
      Patience.until("running is on again", Duration.ofSeconds(30), () -> sandbox.off().isEmpty());
      assertThat(sandbox.checks()).allMatch(Check::passed);
    }
  }

  /** Somebody else kills bwrap. */
  private static void fault(Sandbox sandbox) throws Exception {
    Recorder seen = new Recorder();
    sandbox.start("x", Profile.QUICK, List.of(new Source("main.c", WAITS)), seen);
    seen.until(now -> now.out().equals("on\n"));
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    assertThat(seen.result().verdict()).isEqualTo(Verdict.SANDBOX_FAULT);
  }

  @Test
  void SBX_66_what_the_server_makes_for_the_sandbox_has_no_privileges_and_only_its_owner_can_write_it() throws Exception {
    assertThat(Rooms.sandbox().off()).isEmpty();
    List<Path> wrong = new ArrayList<>();
    Files.walkFileTree(Rooms.home(), new ModeVisitor(wrong));
    Files.walkFileTree(Rooms.requests(), new ModeVisitor(wrong));
    assertThat(wrong).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Rooms.requests()))).isEqualTo("rwx------");
  }

  @Test
  void what_a_killed_server_left_in_memory_goes_at_the_next_start_and_nothing_else_does() throws Exception {
    Path home = Rooms.directory();
    Path first = RequestFolder.make(home);
    Files.writeString(first.resolve("7.report"), "left behind");
    Path second = RequestFolder.make(home);
    assertThat(first).doesNotExist();
    assertThat(second).isEmptyDirectory();
    RequestFolder.remove(second);
    Path other = Files.createTempDirectory(Rooms.directory(), "tryout-requests-");
    Files.writeString(home.resolve("requests.place"), other.toString());
    RequestFolder.remove(RequestFolder.make(home));
    assertThat(other).as("no folder elsewhere, whatever the note says").exists();
  }

  /** Finds what may be written by others or has privileges. A sandbox made beforehand may put its files away meanwhile. */
  private static final class ModeVisitor extends SimpleFileVisitor<Path> {
    private final List<Path> wrong;

    ModeVisitor(List<Path> wrong) {
      this.wrong = wrong;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
      return visitFile(folder, attributes);
    }

    @Override
    public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
      try {
        if ((((Number) Files.getAttribute(one, "unix:mode", LinkOption.NOFOLLOW_LINKS)).intValue() & 06022) != 0
            && !attributes.isSymbolicLink()) {
          wrong.add(one);
        }
      } catch (NoSuchFileException gone) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path one, IOException trouble) throws IOException {
      if (trouble instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw trouble;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException trouble) throws IOException {
      return trouble == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, trouble);
    }
  }
}
