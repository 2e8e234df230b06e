package tryout.access;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import tryout.access.Tokens.Kind;
import tryout.fault.Code;
import tryout.fault.Refused;

class TokensFuzzTest {
  private static final Tokens TOKENS = new Tokens(
      Vertx.vertx(), SigningKeys.parse("new=" + "k".repeat(43), Path.of("keys")), "http://localhost:8080",
      new TestClock(Instant.parse("2031-01-01T00:00:00Z")));

  /** Nobody finds a signature by chance: nothing that was not signed here is ever taken. */
  @FuzzTest
  void SEC_26_what_was_not_signed_here_is_refused(byte[] bytes) {
    try {
      TOKENS.verify(Kind.ACCESS, new String(bytes, StandardCharsets.UTF_8), Duration.ofMinutes(10));
    } catch (Refused refused) {
      Assertions.assertThat(refused.code()).isEqualTo(Code.NOT_SIGNED_IN);
      return;
    }
    throw new AssertionError("a token from nowhere is taken");
  }
}
