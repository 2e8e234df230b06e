package tryout.browser;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/** Those who prepare a round in a house, each in a browser of their own, and a round that is open and collects ideas. */
final class Preparing {
  /** Somebody with an account, signed in. */
  record Someone(String id, String name, String token, Page page) {}

  final House house;
  final Someone coordinator;
  final Someone mia;
  final Someone omar;
  final String round;

  Preparing(House house) {
    this.house = house;
    coordinator = someone("Cora Coordinator", "coordinator");
    mia = someone("Mia Mentor", "mentor");
    omar = someone("Omar Mentor", "mentor");
    round = round("Summer 2027");
  }

  /** A new account in a browser of its own. */
  Someone someone(String name, String role) {
    JsonObject made = house.server.call("POST", "/people", house.token(), new JsonObject().put("name", name).put("roles", JsonArray.of(role)));
    Page page = house.browsers.person(name);
    page.navigate(house.server.url() + "/problems/malformed");
    String link = made.getString("link");
    String token = Browsers.post(page, "/sessions", new JsonObject().put("link", link.substring(link.indexOf('#') + 1))).getString("accessToken");
    return new Someone(made.getJsonObject("person").getString("id"), name, token, page);
  }

  /** Somebody who made an account of their own, in a browser of their own. */
  Someone applicant(String name) {
    Page page = house.browsers.person(name);
    page.navigate(house.server.url() + "/problems/malformed");
    String mail = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.net";
    String token = Browsers.post(page, "/accounts", new JsonObject().put("name", name).put("mail", mail).put("password", "a phrase of my own")).getString("accessToken");
    return new Someone(house.server.call("GET", "/me", token, null).getString("id"), name, token, page);
  }

  /** A round in which people apply now, in two programmes. */
  String applying(String name, JsonObject settings) {
    JsonArray programmes = JsonArray.of(new JsonObject().put("id", "gsoc").put("name", "Google Summer of Code").put("applyUrl", "https://summerofcode.example.org/apply"),
        new JsonObject().put("id", "outreachy").put("name", "Outreachy").put("note", "For people from groups that are missing in our field."));
    JsonObject dates = dates().put("applyOpen", in(-1)).put("applyClose", in(12)).put("announceAt", in(40)).put("start", in(50));
    String id = call("POST", "/rounds", new JsonObject().put("name", name).put("programmes", programmes).put("dates", dates).put("settings", settings)).getString("id");
    house.server.site().call("POST", "/rounds/" + id + "/transitions", coordinator.token(), new JsonObject().put("action", "open"), "1");
    return id;
  }

  /** An idea of Mia's in that round, which she mentors, on the list. */
  String published(String inRound, String title) {
    JsonObject text = new JsonObject().put("title", title).put("summary", "Make it cheaper.").put("description", "It copies **everything**.").put("skillLevel", "intermediate").put("language", "C");
    String idea = house.server.call("POST", "/rounds/" + inRound + "/ideas", mia.token(), text).getString("id");
    ask(idea, mia);
    move(idea, "propose", mia);
    agree(idea, mia);
    move(idea, "publish", coordinator);
    return idea;
  }

  String draftRound(String name, JsonObject dates) {
    JsonObject programme = new JsonObject().put("id", "gsoc").put("name", "Google Summer of Code");
    return call("POST", "/rounds", new JsonObject().put("name", name).put("programmes", JsonArray.of(programme)).put("dates", dates)).getString("id");
  }

  String round(String name) {
    String id = draftRound(name, dates());
    house.server.site().call("POST", "/rounds/" + id + "/transitions", coordinator.token(), new JsonObject().put("action", "open"), "1");
    return id;
  }

  /** Ideas are collected from yesterday on for ten days. */
  static JsonObject dates() {
    return new JsonObject().put("ideasOpen", in(-1)).put("ideasClose", in(10)).put("applyOpen", in(10)).put("applyClose", in(30)).put("announceAt", in(50)).put("start", in(60)).put("end", in(150));
  }

  static String in(int days) {
    return Instant.now().plus(Duration.ofDays(days)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString();
  }

  JsonObject call(String method, String path, JsonObject body) {
    return house.server.call(method, path, coordinator.token(), body);
  }

  /** An idea of Mia's with all its fields. */
  String idea(String title) {
    JsonObject text = new JsonObject().put("title", title).put("summary", "Make it cheaper.").put("description", "It copies **everything**.\n\nIt need not.").put("skillLevel", "intermediate").put("language", "C");
    return house.server.call("POST", "/rounds/" + round + "/ideas", mia.token(), text).getString("id");
  }

  JsonObject shown(String idea) {
    return call("GET", "/ideas/" + idea, null);
  }

  /** Something done to an idea as it is now. */
  void write(String method, String idea, String path, JsonObject body, Someone by) {
    house.server.site().call(method, "/ideas/" + idea + path, by.token(), body, revision(idea));
  }

  /** Asks somebody, as the idea's author. */
  void ask(String idea, Someone person) {
    house.server.site().call("PUT", "/ideas/" + idea + "/mentors/" + person.id(), mia.token(), new JsonObject().put("kind", "co"), revision(idea));
  }

  void move(String idea, String action, Someone by) {
    house.server.site().call("POST", "/ideas/" + idea + "/transitions", by.token(), new JsonObject().put("action", action), revision(idea));
  }

  void agree(String idea, Someone person) {
    house.server.site().call("POST", "/ideas/" + idea + "/mentors/" + person.id() + "/transitions", person.token(), new JsonObject().put("action", "agree").put("hours", 6), revision(idea));
  }

  /** Another text for an idea, as somebody else writes it at the same time. */
  void rewrite(String idea, JsonObject text, Someone by) {
    house.server.site().call("PATCH", "/ideas/" + idea, by.token(), text, revision(idea));
  }

  private String revision(String idea) {
    return String.valueOf(shown(idea).getLong("revision"));
  }

  Page open(Someone person, String path) {
    person.page().navigate(house.server.url() + path);
    return person.page();
  }
}
