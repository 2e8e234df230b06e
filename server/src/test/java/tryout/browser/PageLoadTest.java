package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.RequestOptions;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.client.Planner;
import tryout.client.Site;

/** What coming into a room costs a browser. Times are printed and not judged; how much is sent is. */
@Tag("page")
@ExtendWith(VertxExtension.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PageLoadTest {
  private static final int TIMES = 5;
  private static final long BUDGET_BYTES = 1_000_000;
  private static final long BUDGET_AGAIN = 19_000;
  /** Notes when the editor is there and takes keys. */
  private static final String WATCH =
      """
      new MutationObserver((changes, observer) => {
        if (document.querySelector('.cm-content[contenteditable=true]')) {
          window.editorReady = performance.now()
          observer.disconnect()
        }
      }).observe(document, {childList: true, subtree: true, attributes: true})
      """;

  @Test
  void a_room_comes_with_less_than_a_megabyte_and_most_of_it_once(Vertx vertx) {
    try (ServerProcess server = new ServerProcess(); Browsers browsers = new Browsers(server.url())) {
      Planner.Room room = new Planner(vertx, server.site(), server.first()).room("Ring buffer", "int x;\n");
      double[] cold = new double[TIMES];
      double[] warm = new double[TIMES];
      AtomicLong bytes = new AtomicLong();
      long first = 0;
      for (int i = 0; i < TIMES; i++) {
        Page page = browsers.person("Candidate");
        count(page, bytes);
        comeIn(page, server.url(), room.link());
        page.addInitScript(WATCH);
        bytes.set(0);
        cold[i] = ready(page, server.url() + "/visit/" + room.id());
        first = bytes.getAndSet(0);
        warm[i] = ready(page, server.url() + "/visit/" + room.id());
        page.context().close();
      }
      long again = bytes.get();
      Arrays.sort(cold);
      Arrays.sort(warm);
      System.out.printf(Locale.ROOT, "editor ready: cold %.0f (%.0f–%.0f) ms, %d bytes; warm %.0f (%.0f–%.0f) ms, %d bytes%n",
          cold[TIMES / 2], cold[0], cold[TIMES - 1], first, warm[TIMES / 2], warm[0], warm[TIMES - 1], again);
      assertThat(first).isLessThan(BUDGET_BYTES);
      assertThat(again).as("what comes again: the page and its answers, no file").isLessThan(BUDGET_AGAIN);
    }
  }

  /** Takes the cookie without loading any page, so that the cache is cold. */
  private static void comeIn(Page page, String origin, String link) {
    RequestOptions redeem = RequestOptions.create().setHeader("Origin", origin).setHeader("Tryout-Request", "1")
        .setHeader("Content-Type", "application/json").setData("{\"secret\":\"" + Site.secret(link) + "\"}");
    assertThat(page.request().post(origin + "/api/v1/invitations/redeem", redeem).status()).isEqualTo(201);
  }

  /** Counts what comes over the wire, compressed as it is. */
  private static void count(Page page, AtomicLong bytes) {
    CDPSession session = page.context().newCDPSession(page);
    session.send("Network.enable");
    session.on("Network.loadingFinished", (JsonObject finished) -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
  }

  /** When the editor takes keys; what else the page asks for is there, too, when this answers. */
  private static double ready(Page page, String address) {
    page.navigate(address);
    page.waitForFunction("() => window.editorReady !== undefined");
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return ((Number) page.evaluate("() => window.editorReady")).doubleValue();
  }
}
