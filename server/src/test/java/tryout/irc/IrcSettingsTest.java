package tryout.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a network is named (IRC-1). */
class IrcSettingsTest {
  private static Optional<IrcSettings> of(String address) {
    return IrcSettings.of(address, "", List.of());
  }

  @Test
  void IRC_1_an_address_names_server_nick_password_and_channels() {
    assertThat(of("ircs://tryout:secret@irc.example.org/#gsoc")).contains(new IrcSettings("irc.example.org", 6697, "tryout", "tryout", "secret", List.of("#gsoc"), List.of()));
    assertThat(of("ircs://try_out:a%20b%3A%2F+:c@irc.example.org:7000/#one,#%C3%A4,##two,%23three,#one").orElseThrow())
        .isEqualTo(new IrcSettings("irc.example.org", 7000, "try_out", "try_out", "a b:/+:c", List.of("#one", "#ä", "##two", "#three"), List.of()));
    assertThat(IrcSettings.of("ircs://bot:x@h/#c", "organisation", List.of()).orElseThrow().account()).isEqualTo("organisation");
  }

  @Test
  void IRC_1_what_is_no_such_address_is_refused() {
    for (String wrong : new String[] {"", "irc", "irc://n:p@h/#c", "ircs://h/#c", "ircs://n@h/#c", "ircs://n:@h/#c", "ircs://n:p@h", "ircs://n:p@h/", "ircs://n:p@h/c", "ircs://n:p@h/#",
        "ircs://n:p@h/#a,,#b", "ircs://n:p@h/#a b", "ircs://n:p@h/#a%0D%0AQUIT", "ircs://n:p@h/#a:b", "ircs://1n:p@h/#c", "ircs://n%20m:p@h/#c", "ircs://n:p%00q@h/#c", "ircs://n:p%0Aq@h/#c",
        "ircs://n:p@h:x/#c", "ircs://n:p@/#c", "ircs://n:p%zz@h/#c", "https://n:p@h/#c", "ircs://" + "n".repeat(31) + ":p@h/#c", "ircs://n:p@h/#" + "c".repeat(64), "ircs://n:p@h/#" + "%C3%A4".repeat(40),
        "ircs://n:" + "p".repeat(300) + "@h/#c"}) {
      assertThat(of(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void SEC_57_settings_show_no_password() {
    assertThat(of("ircs://tryout:hunter2@h/#c").orElseThrow().toString()).doesNotContain("hunter2").contains("#c");
  }

  @Test
  void IRC_1_certificates_are_read_from_a_file_that_has_some(@TempDir Path folder) throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    Path none = Files.writeString(folder.resolve("none.pem"), "no certificate\n");
    for (String wrong : List.of(empty.toString(), none.toString(), folder.resolve("away.pem").toString(), folder.toString(), "cert.pem", "\0")) {
      assertThat(IrcSettings.certificates(wrong)).as(wrong).isEmpty();
    }
  }
}
