package tryout.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The replay of an interview of an hour with 100,000 events, in Chromium. How long going to a moment takes is printed and not
 * judged; that each moment is the right one is.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LongReplayTest extends LedHouse {
  private static final int EVENTS = 100_000;
  /** Every so many events there is a run, with so much output, and words in the chat. */
  private static final int ROUND = 500;
  private static final int OUTPUTS = 20;
  private static final int SEEKS = 60;
  private static final String START = "static int count_of_things;\n".repeat(2_000);

  /** Goes to a share of the replay as a reader's pointer does, and tells how long it was until that was drawn. */
  private static final String SEEK =
      """
      async share => {
        const range = document.querySelector('.rail-range'), began = performance.now()
        range.value = Math.round(share * range.max)
        range.dispatchEvent(new Event('input', {bubbles: true}))
        await new Promise(drawn => requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = drawn
          channel.port2.postMessage(0)
        }))
        return performance.now() - began
      }
      """;

  @Override
  Map<String, String> settings() {
    return Map.of("TRYOUT_SPEED", "20");
  }

  @Test
  void G_7_any_moment_of_a_long_interview_is_there_at_once_and_the_right_one() throws SQLException {
    String room = house.interview("A long one");
    fill(room);
    long began = System.nanoTime();
    mentor.navigate(house.server.url() + "/interviews/" + room + "/replay");
    assertThat(mentor.locator(".replay-panes")).isVisible();
    long watchable = System.nanoTime();
    assertThat(mentor.locator(".replay-fetching")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(120_000));
    long whole = System.nanoTime();
    double[] times = new double[SEEKS];
    for (int i = 0; i < SEEKS; i++) {
      times[i] = ((Number) mentor.evaluate(SEEK, (i * 37 % SEEKS) / (SEEKS - 1.0))).doubleValue();
    }
    java.util.Arrays.sort(times);
    System.out.printf(Locale.ROOT, "replay of %d events: to be watched after %.0f ms, all of it there after %.0f ms; a seek takes %.0f ms in the median, %.0f at most, %.0f after these%n",
        EVENTS, (watchable - began) / 1e6, (whole - began) / 1e6, times[SEEKS / 2], times[SEEKS - 1], times[SEEKS - 4]);
    equalAtRuns();
    assertThat(mentor.evaluate("() => document.querySelectorAll('.replay *').length < 5000")).as("what is drawn does not grow with what happened").isEqualTo(true);
    Browsers.shots(mentor, "replay-long");
  }

  /** At some of the runs, near and far, forwards and backwards, and at the end. */
  private void equalAtRuns() {
    List<String> texts = texts();
    int runs = texts.size() - 1;
    for (int run : new int[] {1, runs, runs / 2, 7, runs / 2 + 1, runs - 1, 2}) {
      mentor.evaluate("run => [...document.querySelectorAll('.moment')].find(one => one.textContent.includes(`Run ${run} by`)).click()", run);
      assertThat(mentor.locator(".replay-run h2")).containsText("Run " + run + " at");
      assertThat(mentor.evaluate(ReplayPageTest.HELD)).as("run %d", run).isEqualTo(texts.get(run - 1));
    }
    House.button(mentor, "End").click();
    assertThat(mentor.evaluate(ReplayPageTest.HELD)).isEqualTo(texts.getLast());
  }

  // What happens, by the number of the event: the first four begin it, the last ends it. Between them each ROUND has a run with
  // its outputs and a message, and all else are edits by two people, of which one inserts what the next deletes, a little apart.

  private static boolean edit(int n) {
    return n % ROUND > OUTPUTS + 2;
  }

  private static int place(int edit, int length) {
    return 1 + (int) (edit * 7919L % (length - 2));
  }

  /** The text at each run, and at the end. */
  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder(START);
    int edits = 0;
    for (int n = 5; n < EVENTS; n++) {
      if (n % ROUND == 0) {
        texts.add(text.toString());
      }
      if (edit(n)) {
        edits++;
        if (edits % 3 == 0) {
          text.deleteCharAt(place(edits, text.length()));
        } else {
          text.insert(place(edits, text.length()), "x");
        }
      }
    }
    texts.add(text.toString());
    return texts;
  }

  private void fill(String room) throws SQLException {
    String candidate = "00000000-0000-4000-8000-000000000001", mentor = "00000000-0000-4000-8000-000000000002";
    StringBuilder rows = new StringBuilder();
    row(rows, room, 1, 1, candidate, "{\"client\":\"%s\",\"member\":\"%s\",\"name\":\"Ada Candidate\",\"role\":\"candidate\"}".formatted(candidate, candidate));
    row(rows, room, 2, 1, mentor, "{\"client\":\"%s\",\"member\":\"%s\",\"name\":\"Mia Mentor\",\"role\":\"mentor\"}".formatted(mentor, mentor));
    row(rows, room, 3, 4, mentor, "{\"phase\":\"exercise\",\"clock\":null}");
    row(rows, room, 4, 9, null, "{\"file\":1,\"name\":\"main.c\",\"text\":\"%s\",\"readOnly\":false}".formatted(START.replace("\n", "\\n")));
    int length = START.length(), edits = 0;
    for (int n = 5; n < EVENTS; n++) {
      int run = n / ROUND;
      if (edit(n)) {
        edits++;
        int at = place(edits, length);
        boolean deletes = edits % 3 == 0;
        row(rows, room, n, 8, edits / 40 % 2 == 0 ? candidate : mentor, "{\"file\":1,\"version\":%d,\"changes\":[%d,%s,%d]}".formatted(edits, at, deletes ? "[1]" : "[0,\"x\"]", deletes ? length - at - 1 : length - at));
        length += deletes ? -1 : 1;
      } else if (n % ROUND == 0) {
        row(rows, room, n, 13, candidate, "{\"run\":%d,\"profile\":\"quick\",\"versions\":{\"1\":%d}}".formatted(run, edits));
      } else if (n % ROUND <= OUTPUTS && run > 0) {
        row(rows, room, n, 15, null, "{\"run\":%d,\"channel\":\"%s\",\"text\":\"line %d of what it writes\\n\"}".formatted(run, n % 2 == 0 ? "out" : "err", n % ROUND));
      } else if (n % ROUND == OUTPUTS + 1 && run > 0) {
        row(rows, room, n, 18, null, "{\"run\":%d,\"verdict\":\"ok\",\"sentence\":\"Ended normally.\",\"exit\":0,\"signal\":0,\"wallMillis\":9,\"cpuMillis\":9,\"maxRssKib\":900,\"flags\":\"-O0\"}".formatted(run));
      } else {
        row(rows, room, n, 12, n % 2 == 0 ? mentor : candidate, "{\"text\":\"What I see in round %d.\"}".formatted(run));
      }
      if (rows.length() > 1 << 20) {
        insert(rows);
      }
    }
    row(rows, room, EVENTS, 4, mentor, "{\"phase\":\"ended\",\"clock\":null}");
    insert(rows);
  }

  /** Thirty-six milliseconds from one event to the next make an hour. */
  private static void row(StringBuilder rows, String room, int seq, int kind, String by, String payload) {
    rows.append(rows.isEmpty() ? "" : ",").append("('%s',%d,to_timestamp(1767225600) + %d * interval '36 milliseconds',%d,1,%s,'%s')"
        .formatted(room, seq, seq, kind, by == null ? "NULL" : "'" + by + "'", payload));
  }

  private void insert(StringBuilder rows) throws SQLException {
    house.server.owner("INSERT INTO room_event (room_id, seq, at, kind, schema_version, author_id, payload) VALUES " + rows);
    rows.setLength(0);
  }
}
