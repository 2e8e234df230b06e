package tryout.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tryout.Promised;

/** Real Chromium, under the production policy: every console error, failed script and policy report is remembered. */
final class Browsers implements AutoCloseable {
  /** The one without windows takes a quarter less of the processor for the same pages. */
  private static final Path CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium").map(Path::of)
      .filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError("neither chromium-headless-shell nor chromium is installed"));
  private static final boolean PICTURES = Boolean.getBoolean("pictures");
  private static final Path SHOTS = Path.of("target", "screenshots");

  private final List<BrowserContext> people = new ArrayList<>();
  final List<String> faults = Collections.synchronizedList(new ArrayList<>());
  private final List<String> foreign = Collections.synchronizedList(new ArrayList<>());
  private final List<Request> answered = Collections.synchronizedList(new ArrayList<>());
  private final String origin;

  Browsers(String origin) {
    this.origin = origin;
  }

  /** Compilers and browsers of two classes share two cores: a program that runs at once alone takes ten seconds then. */
  private static final double PATIENCE_MILLIS = 30_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** One Chromium for all houses of this virtual machine, which come one after the other; it ends with it. */
  private static final class Shared {
    private static final Playwright PLAYWRIGHT =
        Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private static Browser browser = launch();

    private static Browser launch() {
      return PLAYWRIGHT.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
          .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
              "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    private static Browser browser() {
      if (!browser.isConnected()) {
        browser = launch();
      }
      return browser;
    }
  }

  /** A person's own browser, with a window of 1440 × 900. */
  Page person(String name) {
    BrowserContext context = Shared.browser().newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
    people.add(context);
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"),
        new BrowserContext.GrantPermissionsOptions().setOrigin(origin));
    return watched(context.newPage(), name);
  }

  /** One more tab in the browser of somebody who is here already. */
  Page tab(Page of, String name) {
    return watched(of.context().newPage(), name);
  }

  private Page watched(Page page, String name) {
    page.onConsoleMessage(message -> {
      boolean network = message.text().contains("ERR_") || message.text().contains("WebSocket connection")
          || message.text().contains("status of 401");
      if (message.type().equals("error") && !network) {
        faults.add(name + ": " + message.text());
      }
    });
    page.onPageError(error -> faults.add(name + ": " + error));
    page.onRequest(request -> {
      String url = request.url();
      if (!url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:")) {
        foreign.add(url);
      }
    });
    page.onRequestFinished(answered::add);
    return page;
  }

  /**
   * Fails where the server answered a page otherwise than the contract says. An answer whose page is gone cannot be read any
   * more, and is not looked at.
   *
   * @return how many were looked at
   */
  int keptPromises() {
    List<Request> all = List.copyOf(answered);
    answered.clear();
    int looked = 0;
    for (Request request : all) {
      String path = URI.create(request.url()).getRawPath();
      if (path != null && path.startsWith("/api/v1/")) {
        looked += kept(request, path) ? 1 : 0;
      }
    }
    return looked;
  }

  private static boolean kept(Request request, String path) {
    Optional<Response> answer = answer(request);
    Optional<byte[]> body = answer.flatMap(Browsers::body);
    body.ifPresent(bytes -> Promised.check(request.method(), path, answer.get().status(), headers(answer.get()), bytes));
    return body.isPresent();
  }

  private static Optional<Response> answer(Request request) {
    try {
      return Optional.ofNullable(request.response());
    } catch (PlaywrightException gone) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> body(Response answer) {
    try {
      return Optional.of(answer.status() == 204 ? new byte[0] : answer.body());
    } catch (PlaywrightException gone) {
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> headers(Response answer) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  /** Requests that left for another host. */
  List<String> foreign() {
    return foreign;
  }

  /** Calls the REST interface as the page itself would, so that cookies are kept. */
  static JsonObject post(Page page, String path, JsonObject body) {
    Object answer = page.evaluate(
        """
        async ([path, body]) => {
          const answer = await fetch('/api/v1' + path, {method: 'POST', body,
            headers: {'Content-Type': 'application/json', 'Tryout-Request': '1'}})
          return answer.status + ' ' + await answer.text()
        }
        """,
        List.of(path, body.encode()));
    String text = String.valueOf(answer);
    if (!text.startsWith("20")) {
      throw new AssertionError(path + " answered " + text);
    }
    return new JsonObject(text.substring(4));
  }

  /** Takes a picture for people to look at, where pictures are asked for: they prove nothing by themselves and take a while. */
  static void shot(Page page, String name) {
    if (!PICTURES) {
      return;
    }
    page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
  }

  /** A picture of the whole page, however long. */
  static void full(Page page, String name) {
    if (PICTURES) {
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")).setFullPage(true));
    }
  }

  /** The page as it is printed, for people to look at. */
  static void pdf(Page page, String name) {
    if (PICTURES) {
      page.pdf(new Page.PdfOptions().setPath(SHOTS.resolve(name + ".pdf")).setPreferCSSPageSize(true).setPrintBackground(true));
    }
  }

  /** As a page is seen: with a wide and a narrow window, light and dark. Leaves it wide and light. */
  static void shots(Page page, String name) {
    if (!PICTURES) {
      page.setViewportSize(1440, 900);
      return;
    }
    for (int width : new int[] {800, 1440}) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        shot(page, "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  @Override
  public void close() {
    people.forEach(BrowserContext::close);
  }
}
