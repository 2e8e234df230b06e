package tryout.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.LogLines;
import tryout.Patience;
import tryout.TestServer;

/** Servers that are not spoken with, and one that does not know us. */
class IrcRefusedTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private RealIrc irc;
  private LogLines log;

  @BeforeEach
  void begin() {
    log = new LogLines();
    irc = new RealIrc();
    irc.begin();
  }

  @AfterEach
  void stop() {
    irc.close();
    log.close();
    assertThat(log.stacks()).isEmpty();
  }

  /** A server that cannot sign in goes on without. */
  private void refused(IrcSettings settings, String words) {
    try (TestServer other = TestServer.withIrc(settings)) {
      Patience.until(words, SOON, () -> log.told("server=" + settings.host() + ":" + settings.port() + " cause=" + words));
      assertThat(other.season.announces()).isFalse();
      assertThat(other.season.announcing().orElseThrow()).startsWith("away: " + words);
      assertThat(other.firstAdministrator().status()).as("the server goes on").isEqualTo(201);
    }
  }

  @Test
  void IRC_1_a_wrong_password_is_worded_in_the_log_and_tried_again_only_minutes_later() {
    refused(IrcSettings.of("ircs://tryout:wrong@localhost:" + irc.port() + "/#news", "", List.of(irc.certificate())).orElseThrow(), "the account or its password is wrong (");
    assertThat(log.lines()).anyMatch(line -> line.contains("password is wrong") && line.endsWith("again_in=300s")).noneMatch(line -> line.contains("tryout:wrong"));
  }

  @Test
  void IRC_1_a_certificate_that_nobody_vouches_for_is_refused() {
    refused(IrcSettings.of(irc.address("#news"), "", List.of()).orElseThrow(), "its certificate or TLS is not to be trusted (");
  }

  @Test
  void IRC_1_a_certificate_of_another_name_is_refused() {
    refused(IrcSettings.of(irc.address("#news").replace("@localhost:", "@127.0.0.1:"), "", List.of(irc.certificate())).orElseThrow(), "its certificate or TLS is not to be trusted (");
  }
}
