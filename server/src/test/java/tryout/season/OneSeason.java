package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tryout.TestServer;
import tryout.TestServer.Answer;

/** A server with the people of a season, and an open round that collects ideas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OneSeason {
  protected TestServer server;
  protected String admin;
  protected String coordinator;
  protected String mentor;
  protected String other;
  protected String student;
  protected String stranger;
  protected String round;

  @BeforeAll
  void open() {
    server = server();
    admin = token(server.firstAdministrator());
    coordinator = token(server.person(admin, "Cora", "coordinator"));
    server.api("PATCH", "/me", coordinator, new JsonObject().put("password", phrase("Cora")), "If-Match", "\"1\"");
    mentor = token(server.person(admin, "Mia", "mentor"));
    other = token(server.person(admin, "Omar", "mentor"));
    student = token(signUp("Sam"));
    stranger = token(signUp("Sue"));
    round = round("Summer", 10);
  }

  protected TestServer server() {
    return new TestServer();
  }

  @AfterAll
  void close() {
    server.close();
  }

  protected static String token(Answer in) {
    return in.json().getString("accessToken");
  }

  protected Answer signUp(String name) {
    return server.api("POST", "/accounts", "", new JsonObject().put("name", name).put("mail", name.toLowerCase(java.util.Locale.ROOT) + "@example.net").put("password", phrase(name)));
  }

  private static String phrase(String name) {
    return "a phrase of my own " + name;
  }

  /** Signs somebody in again, who has a password. */
  protected String again(String name) {
    return token(server.api("POST", "/sessions", "", new JsonObject().put("mail", name.toLowerCase(java.util.Locale.ROOT) + "@example.org").put("password", phrase(name))));
  }

  /** A round that is open, and collects ideas for so many days from now. */
  protected String round(String name, int days) {
    JsonObject sent = new JsonObject().put("name", name).put("programmes", JsonArray.of(new JsonObject().put("id", "gsoc").put("name", "Summer of Code"))).put("dates", dates(days));
    Answer made = server.api("POST", "/rounds", coordinator, sent);
    String id = made.json().getString("id");
    server.api("POST", "/rounds/" + id + "/transitions", coordinator, new JsonObject().put("action", "open"), "If-Match", made.header("ETag"));
    return id;
  }

  protected JsonObject dates(int days) {
    return new JsonObject().put("ideasOpen", in(-1)).put("ideasClose", in(days)).put("applyOpen", in(days)).put("applyClose", in(days + 20)).put("announceAt", in(days + 40)).put("start", in(days + 50)).put("end", in(days + 140));
  }

  protected String in(int days) {
    return server.clock.instant().plus(Duration.ofDays(days)).toString();
  }

  protected String idOf(String token) {
    return server.api("GET", "/me", token, null).json().getString("id");
  }

  protected Answer begin(String token, String title) {
    return server.api("POST", "/rounds/" + round + "/ideas", token,
        new JsonObject().put("title", title).put("summary", "In short.").put("description", "At length.").put("skillLevel", "intermediate").put("language", "C"));
  }

  protected Answer show(String token, String idea) {
    return server.api("GET", "/ideas/" + idea, token, null);
  }

  protected Answer move(String token, String idea, String action, String reason) {
    return server.api("POST", "/ideas/" + idea + "/transitions", token, new JsonObject().put("action", action).put("reason", reason), "If-Match", tag(idea));
  }

  /** The tag that the idea has now, whoever asks. */
  protected String tag(String idea) {
    return show(admin, idea).header("ETag");
  }

  protected Answer ask(String token, String idea, String person, String kind) {
    return server.api("PUT", "/ideas/" + idea + "/mentors/" + idOf(person), token, new JsonObject().put("kind", kind), "If-Match", tag(idea));
  }

  protected Answer answer(String token, String idea, String person, JsonObject words) {
    return server.api("POST", "/ideas/" + idea + "/mentors/" + idOf(person) + "/transitions", token, words, "If-Match", tag(idea));
  }

  protected static JsonObject agree(int hours) {
    return new JsonObject().put("action", "agree").put("hours", hours);
  }

  /** An idea of the student's that a mentor has agreed to mentor, and that is published. */
  protected String published(String title) {
    String idea = begin(student, title).json().getString("id");
    ask(student, idea, mentor, "co");
    move(student, idea, "propose", "");
    answer(mentor, idea, mentor, agree(5));
    move(coordinator, idea, "publish", "");
    return idea;
  }

  protected List<String> told(String token) {
    List<String> events = new ArrayList<>();
    server.api("GET", "/me/notifications?limit=200", token, null).json().getJsonArray("items").forEach(one -> events.add(((JsonObject) one).getString("event") + " " + ((JsonObject) one).getString("words")));
    return events;
  }

  protected static String slug(Answer refusal) {
    String type = refusal.json().getString("type", "/");
    return refusal.status() + " " + type.substring(type.lastIndexOf('/') + 1);
  }
}
