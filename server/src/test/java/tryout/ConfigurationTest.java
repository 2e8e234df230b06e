package tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.fault.CannotStart;

class ConfigurationTest {
  private static final Pattern ROW = Pattern.compile("^\\| `(TRYOUT_\\w+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

  @Test
  void the_documented_list_is_the_real_one() throws IOException {
    Variables variables = new Variables(Map.of());
    Config.read(variables);
    Path project = Path.of(System.getProperty("tryout.project", ".."));
    Map<String, String> documented = new LinkedHashMap<>();
    Matcher rows = ROW.matcher(Files.readString(project.resolve("docs/configuration.md")));
    while (rows.find()) {
      documented.put(rows.group(1), rows.group(2).strip().replace("`", ""));
    }
    assertThat(documented).isEqualTo(variables.known());
  }

  @Test
  void all_mistakes_are_told_at_once() {
    Map<String, String> wrong =
        Map.of("TRYOUT_PORT", "eighty", "TRYOUT_SESSION", "12", "TRYOUT_HOMES", "/x", "TRYOUT_HOME", "relative", "PATH", "/bin");
    assertThatThrownBy(() -> Config.read(wrong))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("TRYOUT_PORT is not a whole number")
        .hasMessageContaining("TRYOUT_SESSION is not a duration")
        .hasMessageContaining("TRYOUT_HOMES is not a setting")
        .hasMessageContaining("TRYOUT_HOME is not an absolute path");
  }

  @Test
  void SEC_1_beyond_this_machine_the_address_is_https() {
    assertThatThrownBy(() -> Config.read(Map.of("TRYOUT_URL", "http://tryout.example"))).hasMessageContaining("must be https");
    assertThatThrownBy(() -> Config.read(Map.of("TRYOUT_URL", "https://tryout.example"))).hasMessageContaining("TRYOUT_TLS_CERT");
    assertThat(Config.read(Map.of("TRYOUT_URL", "https://tryout.example/", "TRYOUT_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2")).web().origin())
        .isEqualTo("https://tryout.example");
    for (String url : new String[] {"tryout.example", "ftp://x", "https://x/path", "https://u@x", "https://x?q", "https:///"}) {
      assertThatThrownBy(() -> Config.read(Map.of("TRYOUT_URL", url, "TRYOUT_TRUSTED_PROXIES", "10.0.0.1"))).as(url).hasMessageContaining("TRYOUT_URL");
    }
  }

  @Test
  void SEC_58_a_settings_file_that_others_can_read_is_refused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tryout.properties");
    Files.writeString(file, "TRYOUT_PORT=9000\nTRYOUT_SESSION=8h\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> Config.read(Map.of("TRYOUT_CONFIG", file.toString()))).hasMessageContaining("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Config config = Config.read(Map.of("TRYOUT_CONFIG", file.toString(), "TRYOUT_PORT", "9001"));
    assertThat(config.web().port()).isEqualTo(9001);
    assertThat(config.web().origin()).isEqualTo("http://localhost:9001");
    assertThat(config.access().session()).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void IRC_1_a_network_is_named_whole_or_the_server_does_not_start(@TempDir Path folder) throws IOException {
    assertThat(Config.read(Map.of()).irc()).isEmpty();
    Config config = Config.read(Map.of("TRYOUT_IRC", "ircs://bot:hunter2@irc.example.org/#a,#b", "TRYOUT_IRC_ACCOUNT", "house"));
    assertThat(config.irc().orElseThrow().account()).isEqualTo("house");
    assertThat(config.irc().orElseThrow().channels()).containsExactly("#a", "#b");
    assertThat(config.toString()).doesNotContain("hunter2");
    assertThat(config.forDemo(folder).irc()).as("what is made up is announced to nobody").isEmpty();
    String none = Files.writeString(folder.resolve("none.pem"), "no certificate\n").toString();
    assertThatThrownBy(() -> Config.read(Map.of("TRYOUT_IRC", "irc://bot:hunter2@irc.example.org/#a", "TRYOUT_IRC_TRUST", none)))
        .isInstanceOf(CannotStart.class).hasMessageContaining("TRYOUT_IRC is not of the form ircs://nick:password@host/#channel")
        .hasMessageContaining("TRYOUT_IRC_TRUST is not the absolute path of a PEM file").hasMessageNotContaining("hunter2");
  }

  @Test
  void SEC_57_a_configuration_shows_no_secret() {
    String secret = "postgresql://tryout:hunter2hunter2@localhost/tryout";
    Config config = Config.read(Map.of("TRYOUT_DB_URL", secret, "TRYOUT_DB_OWNER_URL", secret));
    assertThat(config.toString()).doesNotContain("hunter2").contains("***");
  }
}
