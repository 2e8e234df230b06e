package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tryout.client.Site;

class DemoTest {
  private static SampleHome home;
  private static Server server;
  private static Site site;
  private static String shown;

  @BeforeAll
  static void start() {
    Config config = Config.read(Map.of("TRYOUT_PORT", "0", "TRYOUT_MANAGEMENT_PORT", "0"));
    home = SampleHome.make("tryout-demo");
    server = Server.start(config.forDemo(home.folder()));
    site = new Site(URI.create("http://127.0.0.1:" + server.port()), server.address());
    shown = String.join("\n", Demo.prepare(server));
  }

  @AfterAll
  static void stop() {
    server.close();
    home.remove();
    assertThat(Files.exists(home.folder())).as("nothing is left behind").isFalse();
  }

  private static String found(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(shown);
    assertThat(matcher.find()).as(shown).isTrue();
    return matcher.group(1);
  }

  @Test
  void everything_says_that_it_is_a_sample() {
    assertThat(shown).contains("SAMPLE");
    assertThat(site.call("GET", "/organisation", "", null).getString("name")).isEqualTo("Sample organisation");
  }

  @Test
  void both_links_let_in_and_the_interview_is_under_way() {
    String room = found("/room/(\\S+)");
    JsonObject guest = site.call("POST", "/invitations/redeem", "", new JsonObject().put("secret", found("/join#(\\S+)")));
    assertThat(guest.getJsonObject("guest").getString("room")).isEqualTo(room);
    JsonObject mentor = site.call("POST", "/sessions", "", new JsonObject().put("link", found("/link#([^&\\s]+)")));
    assertThat(mentor.getJsonObject("person").getString("name")).isEqualTo("Mentor A");
    String token = mentor.getString("accessToken");
    assertThat(site.call("GET", "/interviews/" + room, token, null).getString("phase")).isEqualTo("exercise");
    JsonObject record = site.call("GET", "/interviews/" + room + "/record", token, null);
    assertThat(record.getJsonArray("chat")).hasSize(2);
    assertThat(record.getJsonArray("runs").getJsonObject(0).getString("output")).contains("4 of 5 hold.");
    assertThat(record.getJsonArray("files").getJsonObject(0).getString("text")).contains("ring->used += first;");
  }

  @Test
  void who_signed_out_comes_back_by_the_password_that_is_shown() {
    JsonObject mentor =
        site.call("POST", "/sessions", "", new JsonObject().put("mail", found("(\\S+@\\S+),")).put("password", found("password (\\S+)")));
    assertThat(mentor.getJsonObject("person").getJsonArray("roles")).isEqualTo(JsonArray.of("mentor"));
  }

  @Test
  void G_7_and_G_8_one_that_is_over_has_a_replay_marks_and_a_report_with_the_times_of_a_real_attempt() {
    String past = found("/interviews/(\\S+)");
    String token = site.call("POST", "/sessions", "", new JsonObject().put("mail", found("(\\S+@\\S+),")).put("password", found("password (\\S+)")))
        .getString("accessToken");
    assertThat(site.call("GET", "/interviews/" + past, token, null).getString("phase")).isEqualTo("ended");
    JsonObject page = site.call("GET", "/interviews/" + past + "/events?after=0", token, null);
    assertThat(page.getBoolean("more")).isFalse();
    List<JsonObject> events = page.getJsonArray("events").stream().map(JsonObject.class::cast).toList();
    assertThat(events.stream().filter(event -> event.containsKey("edited"))).hasSizeGreaterThan(100);
    assertThat(events.stream().filter(event -> event.containsKey("tested"))).isNotEmpty();
    assertThat(events.getLast().getLong("at") - events.getFirst().getLong("at")).as("nobody typed it in a second").isGreaterThan(5 * 60_000L);
    assertThat(site.call("GET", "/interviews/" + past + "/pins", token, null).getJsonArray("items")).hasSize(3);
    JsonObject report = site.call("GET", "/interviews/" + past + "/report", token, null);
    assertThat(report.encode()).contains("Solved all of it").contains("clearly");
  }
}
