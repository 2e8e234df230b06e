package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container usually covers parts of {@code /proc}; the kernel then lets no sandbox mount one of its own. */
@Tag("alone")
class SandboxCoveredProcTest {
  @Test
  void SBX_63_where_proc_is_covered_programs_run_without_it_and_leaks_are_said_to_be_unseen() throws Exception {
    assumeTrue(Account.root());
    String classPath =
        Stream.of(Sandbox.class, CoveredProc.class, org.slf4j.Logger.class, JsonNode.class, JsonParser.class, JsonView.class)
            .map(one -> one.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        List.of("unshare", "--mount", "sh", "-c", "mount --bind /dev/null /proc/keys && exec \"$@\"", "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp", classPath,
            CoveredProc.class.getName(), Rooms.directory().toString());
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told.lines())
        .containsExactly(
            "off ",
            "covered on this machine, so there is none. Leak check not available here.",
            "OK Ended normally.",
            "SIGNAL Touched memory that is not its own (SIGSEGV). Check finds the line.",
            "OK Ended normally. Leak check not available here.",
            "OK Ended normally. Leak check not available here.",
            "SANITIZER Line 7 reads memory that line 6 freed; it was allocated on line 5. Leak check not available here.");
    assertThat(Survivors.left()).isEmpty();
  }
}
