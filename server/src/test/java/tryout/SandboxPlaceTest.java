package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lies under {@code /usr} can be read by every program that runs here, so nothing of ours does. */
class SandboxPlaceTest {
  @Test
  void SBX_26_nothing_of_ours_lives_where_programs_can_read() throws Exception {
    assertThat(Config.read(Map.of()).home()).isAbsolute().matches(home -> !home.startsWith("/usr"));
    assertThat(Config.read(Map.of()).database().home().startsWith("/usr")).isFalse();
    Path code = Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(code.startsWith("/usr")).isFalse();
    try (Stream<Path> launchers = Files.list(Path.of("../bin"))) {
      for (Path one : launchers.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(one)).as(one.toString()).doesNotContain("/usr/local", "/usr/share/tryout", "/usr/lib/tryout");
      }
    }
  }
}
