package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import tryout.TestServer.Answer;
import tryout.season.OneSeason;

/** A season in which people apply now. Time passes by hand, and everybody signs in again then. */
abstract class OneAdmission extends OneSeason {
  String applicant;
  String rival;

  @BeforeAll
  void passwords() {
    applicant = token(signUp("Ada"));
    rival = token(signUp("Rita"));
    for (String token : new String[] {mentor, other}) {
      Answer me = server.api("GET", "/me", token, null);
      String name = me.json().getString("name");
      server.api("PATCH", "/me", token, new JsonObject().put("password", "a phrase of my own " + name), "If-Match", me.header("ETag"));
    }
    round = applying("Applying");
  }

  /** Days go by; applications close after 20, are announced after 40. */
  void pass(Duration time) {
    server.clock.move(time);
    coordinator = in("Cora", "example.org");
    mentor = in("Mia", "example.org");
    other = in("Omar", "example.org");
    student = in("Sam", "example.net");
    stranger = in("Sue", "example.net");
    applicant = in("Ada", "example.net");
    rival = in("Rita", "example.net");
    admin = token(server.firstAdministrator());
  }

  private String in(String name, String host) {
    return token(server.api("POST", "/sessions", "", new JsonObject().put("mail", name.toLowerCase(Locale.ROOT) + "@" + host).put("password", "a phrase of my own " + name)));
  }

  /** A round that is open for ideas and applications alike, in two programmes. */
  String applying(String name) {
    return applying(name, new JsonObject());
  }

  String applying(String name, JsonObject settings) {
    JsonObject dates = new JsonObject().put("ideasOpen", in(-2)).put("ideasClose", in(10)).put("applyOpen", in(-1)).put("applyClose", in(20)).put("announceAt", in(40)).put("start", in(50)).put("end", in(140));
    JsonArray programmes = JsonArray.of(new JsonObject().put("id", "gsoc").put("name", "Summer of Code"), new JsonObject().put("id", "outreachy").put("name", "Outreachy"));
    Answer made = server.api("POST", "/rounds", coordinator, new JsonObject().put("name", name).put("programmes", programmes).put("dates", dates).put("settings", settings));
    String id = made.json().getString("id");
    server.api("POST", "/rounds/" + id + "/transitions", coordinator, new JsonObject().put("action", "open"), "If-Match", made.header("ETag"));
    return id;
  }

  Answer apply(String token, String idea) {
    return server.api("POST", "/ideas/" + idea + "/applications", token, null);
  }

  Answer read(String token, String application) {
    return server.api("GET", "/applications/" + application, token, null);
  }

  Answer write(String token, String application, JsonObject text) {
    return server.api("PATCH", "/applications/" + application, token, text, "If-Match", read(token, application).header("ETag"));
  }

  Answer act(String token, String application, JsonObject move) {
    return server.api("POST", "/applications/" + application + "/transitions", token, move, "If-Match", read(token, application).header("ETag"));
  }

  Answer act(String token, String application, String action) {
    return act(token, application, new JsonObject().put("action", action));
  }

  Answer accept(String application) {
    return act(coordinator, application, new JsonObject().put("action", "accept").put("programme", "gsoc").put("reason", "Talked with them for long."));
  }

  Answer decline(String application) {
    return act(coordinator, application, new JsonObject().put("action", "decline").put("words", "Next time."));
  }

  static JsonObject whole() {
    return new JsonObject().put("programmes", JsonArray.of("gsoc")).put("problem", "Reading waits for a lock.").put("outline", "Hold it for less long.")
        .put("schedule", JsonArray.of(row(1, 8, "Measure, then split the lock", 30), row(9, 12, "Send patches", 25)));
  }

  static JsonObject row(int from, int to, String task, int hours) {
    return new JsonObject().put("from", from).put("to", to).put("task", task).put("hours", hours);
  }

  /** An application that is submitted. */
  String submitted(String token, String idea) {
    String id = apply(token, idea).json().getString("id");
    write(token, id, whole());
    Answer done = act(token, id, "submit");
    if (done.status() != 200) {
      throw new AssertionError(done.text());
    }
    return id;
  }

  Answer review(String token, String application, int level, String words) {
    JsonObject levels = new JsonObject();
    for (String one : new String[] {"understanding", "solution", "schedule", "background"}) {
      levels.put(one, level);
    }
    return server.api("PUT", "/applications/" + application + "/reviews/me", token, new JsonObject().put("levels", levels).put("text", words), "If-Match", reviews(token, application).header("ETag"));
  }

  Answer reviews(String token, String application) {
    return server.api("GET", "/applications/" + application + "/reviews", token, null);
  }

  Answer lock(String token, String application) {
    return server.api("POST", "/applications/" + application + "/reviews/me/lock", token, null, "If-Match", reviews(token, application).header("ETag"));
  }
}
