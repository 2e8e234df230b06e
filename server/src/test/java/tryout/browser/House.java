package tryout.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tryout.Patience;

/** One server with real browsers around it, and the ways in which people come into it. */
final class House implements AutoCloseable {
  static final String HELLO =
      "#include <stdio.h>\n\nint main(void)\n{\n    char name[40];\n    printf(\"who? \");\n"
          + "    if (scanf(\"%39s\", name) == 1)\n        printf(\"hello %s\\n\", name);\n    return 0;\n}\n";

  /** Holds what the page wants to store while it is told to, as a slow line would. */
  private static final String SLOW_LINE =
      """
      {
        const send = WebSocket.prototype.send, held = []
        WebSocket.prototype.send = function (frame) {
          if (window.slowLine && String(frame).startsWith('{"edit"')) held.push([this, frame])
          else send.call(this, frame)
        }
        window.letGo = () => {
          window.slowLine = false
          for (const [socket, frame] of held.splice(0)) send.call(socket, frame)
        }
      }
      """;
  final ServerProcess server;
  final Browsers browsers;
  private String token = "";

  House() {
    this(Map.of());
  }

  /** With further settings of the server. */
  House(Map<String, String> further) {
    this(new ServerProcess(port -> further));
  }

  House(ServerProcess server) {
    this.server = server;
    browsers = new Browsers(server.url());
  }

  /** The first administrator, signed in, who leads every interview made here. */
  Page lead(String name) {
    Page page = person(name);
    token = Browsers.post(page, "/sessions", new JsonObject().put("link", server.first())).getString("accessToken");
    return page;
  }

  /** Somebody on a page of this server, so that their calls carry its origin. */
  private Page person(String name) {
    Page page = browsers.person(name);
    page.navigate(server.url() + "/problems/malformed");
    return page;
  }

  /** Waits until the server runs programs: on a machine that is busy the first test of its sandbox may fail. */
  void awaitPrograms() {
    Patience.until("programs are run", Duration.ofMinutes(2), () -> "on".equals(server.health().getJsonObject("parts").getString("sandbox")));
  }

  String token() {
    return token;
  }

  /** An interview of thirty minutes with a program that greets. */
  String interview(String title) {
    return interview(title, new JsonArray());
  }

  /** The same with others on its panel, as {@code {person, role}}. */
  String interview(String title, JsonArray panel) {
    return interview(title, 0, "Complete `rb_put`.\n\n- It **never** grows.\n\n    rb_new(2)\n", HELLO, panel);
  }

  /** An interview of thirty minutes with one file of that text. */
  String interview(String title, int warmupMinutes, String statement, String text) {
    return interview(title, warmupMinutes, statement, text, new JsonArray());
  }

  private String interview(String title, int warmupMinutes, String statement, String text, JsonArray panel) {
    JsonObject plan = new JsonObject().put("title", title).put("minutes", 30).put("warmupMinutes", warmupMinutes)
        .put("statement", statement).put("panel", panel)
        .put("files", new JsonArray().add(
            new JsonObject().put("name", "main.c").put("text", text).put("readOnly", false)));
    return server.call("POST", "/interviews", token, plan).getString("id");
  }

  /** Nobody may plan an exercise of one minute, and nobody wants to wait for thirty. */
  void oneMinute(String room) throws SQLException {
    server.owner("UPDATE interview SET minutes = 1 WHERE room_id = '" + room + "'");
    server.owner("UPDATE room SET setup = jsonb_set(setup, '{minutes}', '1') WHERE room_id = '" + room + "'");
  }

  String link(String room, String role, String name) {
    return server.call("POST", "/interviews/" + room + "/invitations", token,
        new JsonObject().put("role", role).put("name", name)).getString("link");
  }

  /** Somebody who comes in by an invitation and stands before the room. */
  Page guest(String room, String role, String name) {
    Page page = person(name);
    String link = link(room, role, name);
    Browsers.post(page, "/invitations/redeem", new JsonObject().put("secret", link.substring(link.indexOf('#') + 1)));
    page.navigate(server.url() + "/visit/" + room);
    return page;
  }

  /** The candidate, whose line can be held: it is slow while the page's {@code slowLine} is true, until {@code letGo()}. */
  Page candidateOnSlowLine(String room) {
    Page candidate = guest(room, "candidate", "Candidate");
    slowLine(candidate);
    candidate.reload();
    return candidate;
  }

  /** Lets the line of a page be held from its next load on. */
  static void slowLine(Page page) {
    page.addInitScript(SLOW_LINE);
  }

  /** A mentor looks at what everybody writes, and not at their own card. */
  static void chat(Page mentor) {
    mentor.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^Chat"))).click();
  }

  /** Both sides in the exercise: the candidate agreed, and the mentor started it and looks at the chat. */
  static void begin(Page mentor, Page candidate) {
    button(candidate, "I agree and am ready").click();
    button(mentor, "Start exercise").click();
    candidate.locator("#editor .cm-content").waitFor();
    mentor.locator("#editor .cm-content").waitFor();
    chat(mentor);
  }

  /** The mentor lets mentors type; until a page has heard of it, it takes no key. */
  static void letMentorsType(Page mentor, Page candidate) {
    button(mentor, "Typing off").click();
    PlaywrightAssertions.assertThat(button(mentor, "Typing on")).isVisible();
    PlaywrightAssertions.assertThat(candidate.getByText("Mentors may type")).isVisible();
  }

  /** The mentor opens the discussion, and both sides know. */
  static void discuss(Page mentor, Page candidate) {
    button(mentor, "Open discussion").first().click();
    mentor.locator("dialog[open]").getByText("Open discussion").click();
    for (Page page : List.of(mentor, candidate)) {
      PlaywrightAssertions.assertThat(page.locator(".phase")).containsText("Discussion");
    }
  }

  /** One by one what a list holds, once there is something in it. */
  static List<Locator> each(Locator all) {
    PlaywrightAssertions.assertThat(all).not().hasCount(0);
    return all.all();
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Puts the caret into the line that holds these words, then presses Home or End. */
  static void at(Page page, String words, String key) {
    page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText(words)).first().click();
    page.keyboard().press(key);
  }

  /** The text of the editor, without what is drawn into it: carets, initials, notes at the end of a line. */
  static String text(Page page) {
    return String.valueOf(page.evaluate(
        """
        () => [...document.querySelectorAll('.cm-content .cm-line')].map(line => {
          const copy = line.cloneNode(true)
          copy.querySelectorAll('.other-caret, .finding-note').forEach(drawn => drawn.remove())
          return copy.textContent
        }).join('\\n')
        """));
  }

  /** Fails if a page complained since this was asked last, or wanted something of another host. */
  void quiet() {
    List<String> faults = List.copyOf(browsers.faults);
    browsers.faults.clear();
    assertThat(faults).as("console errors and policy reports").isEmpty();
    browsers.keptPromises();
    assertThat(browsers.foreign()).as("requests to other hosts").isEmpty();
  }

  @Override
  public void close() {
    browsers.close();
    server.close();
  }
}
