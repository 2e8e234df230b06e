package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A candidate on a thin line, 32 kbit/s and half a second away: what they type stands there at once, and goes both ways. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ThinLineTest extends PairedHouse {
  private static final int BYTES_PER_SECOND = 32_000 / 8;
  private static final int LATENCY_MILLIS = 500;
  private static final int KEYS = 12;

  private static void thin(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", LATENCY_MILLIS);
    line.addProperty("downloadThroughput", BYTES_PER_SECOND);
    line.addProperty("uploadThroughput", BYTES_PER_SECOND);
    session.send("Network.emulateNetworkConditions", line);
  }

  private static Locator code(Page page) {
    return page.locator("#editor .cm-content");
  }

  /** Types a word on one side; answers after how long it stands on the other, milliseconds. */
  private static long crosses(Page from, Page to, String word) {
    from.keyboard().type(word);
    assertThat(code(from).textContent()).as("it waits for nobody").contains(word);
    long typed = System.nanoTime();
    assertThat(code(to)).containsText(word);
    return (System.nanoTime() - typed) / 1_000_000;
  }

  @Test
  void typing_never_waits_for_a_thin_line_and_what_is_typed_crosses_it_both_ways() {
    exercise();
    House.letMentorsType(mentor, candidate);
    thin(candidate);
    assertThat(candidate.locator(".bar")).containsText(Pattern.compile("Saved · (slow|[5-9][0-9][0-9] ms)"));
    List<Long> there = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      code(candidate).focus();
      candidate.keyboard().press("Control+Home");
      there.add(crosses(candidate, mentor, "a" + i + "b "));
      code(mentor).focus();
      mentor.keyboard().press("Control+End");
      back.add(crosses(mentor, candidate, " c" + i + "d"));
    }
    System.out.printf("thin line: a key is seen by the others after %d ms at most, theirs after %d ms%n", Collections.max(there), Collections.max(back));
    for (int i = 0; i < KEYS; i++) {
      assertThat(code(mentor)).containsText("a" + i + "b ");
      assertThat(code(candidate)).containsText(" c" + i + "d");
    }
    house.quiet();
  }
}
