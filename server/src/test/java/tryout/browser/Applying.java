package tryout.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import tryout.client.Site;

/** Rounds in which people apply now, with what they write, in a house of those who choose. */
final class Applying {
  private static final String PROBLEM =
      "Taking a snapshot copies the **whole** image under `bs->lock`, so the guest waits while it goes on.\n\n"
          + "- A guest of 40 GiB stands still for about 9 s on a slow disk.\n- The lock is held for metadata that is not touched.\n\n"
          + "The idea asks for a copy that lets writes through.";
  private static final String OUTLINE =
      "1. Measure with `fio` where the time goes.\n2. Split the lock: one for the table, one for the clusters.\n3. Copy in steps of 64 KiB and let writes through between them.\n\nThe loop that does it:\n\n"
          + "    while (left > 0)\n        left -= copy_step(job);\n\nWhat could go wrong is an order of locks that waits for itself; `lockdep` runs over the tests find that early.";

  private final House house;
  private final Preparing season;

  Applying(House house, Preparing season) {
    this.house = house;
    this.season = season;
  }

  /** Somebody who applies, with an account of their own. */
  record Applicant(String id, String name, String token) {}

  /** A round in two programmes that takes ideas and applications alike. */
  String round(String name, JsonObject settings) {
    JsonArray programmes = JsonArray.of(new JsonObject().put("id", "gsoc").put("name", "Google Summer of Code"), new JsonObject().put("id", "outreachy").put("name", "Outreachy"));
    JsonObject dates = new JsonObject().put("ideasOpen", Preparing.in(-2)).put("ideasClose", Preparing.in(10)).put("applyOpen", Preparing.in(-1)).put("applyClose", Preparing.in(20))
        .put("announceAt", Preparing.in(40)).put("start", Preparing.in(50)).put("end", Preparing.in(140));
    String id = season.call("POST", "/rounds", new JsonObject().put("name", name).put("programmes", programmes).put("dates", dates).put("settings", settings)).getString("id");
    site().call("POST", "/rounds/" + id + "/transitions", season.coordinator.token(), new JsonObject().put("action", "open"), "1");
    return id;
  }

  private Site site() {
    return house.server.site();
  }

  /** The last application has come: they can be decided. */
  void close(String round) throws SQLException {
    house.server.owner("UPDATE round SET apply_close = now() - interval '1 minute' WHERE round_id = '" + round + "'");
  }

  /** An idea that both mentors mentor, and that everybody reads. */
  String idea(String round, String title) {
    JsonObject text = new JsonObject().put("title", title).put("summary", "Make it cheaper.").put("description", "It copies **everything**.").put("skillLevel", "intermediate").put("language", "C").put("capacity", 1);
    String id = house.server.call("POST", "/rounds/" + round + "/ideas", season.mia.token(), text).getString("id");
    season.ask(id, season.mia);
    season.ask(id, season.omar);
    season.move(id, "propose", season.mia);
    season.agree(id, season.mia);
    season.agree(id, season.omar);
    season.move(id, "publish", season.coordinator);
    return id;
  }

  Applicant applicant(String name) {
    String mail = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.net";
    JsonObject made = house.server.call("POST", "/accounts", "", new JsonObject().put("name", name).put("mail", mail).put("password", "a phrase of my own"));
    return new Applicant(made.getJsonObject("person").getString("id"), name, made.getString("accessToken"));
  }

  static JsonObject text() {
    return new JsonObject().put("programmes", JsonArray.of("gsoc", "outreachy")).put("problem", PROBLEM).put("outline", OUTLINE)
        .put("schedule", JsonArray.of(row(1, 2, "Measure where the time goes, write it down", 30), row(3, 6, "Split the lock, with tests that run under load", 35), row(7, 9, "Copy in steps and let writes through", 35), row(10, 12, "Review, documentation, and what was left", 25)))
        .put("commitments", JsonArray.of(new JsonObject().put("what", "Examinations").put("from", "2027-07-05").put("to", "2027-07-16").put("hours", 10)))
        .put("links", JsonArray.of(new JsonObject().put("text", "A small allocator of mine").put("href", "https://example.net/allocator")));
  }

  private static JsonObject row(int from, int to, String task, int hours) {
    return new JsonObject().put("from", from).put("to", to).put("task", task).put("hours", hours);
  }

  String begin(Applicant applicant, String idea) {
    return house.server.call("POST", "/ideas/" + idea + "/applications", applicant.token(), null).getString("id");
  }

  void write(Applicant applicant, String application, JsonObject text) {
    site().call("PATCH", "/applications/" + application, applicant.token(), text, revision(applicant.token(), application));
  }

  JsonObject move(String token, String application, JsonObject move) {
    return site().call("POST", "/applications/" + application + "/transitions", token, move, revision(token, application));
  }

  void act(Applicant applicant, String application, String action) {
    move(applicant.token(), application, new JsonObject().put("action", action));
  }

  /** An application that is submitted. */
  String submitted(Applicant applicant, String idea, JsonObject text) {
    String id = begin(applicant, idea);
    write(applicant, id, text);
    act(applicant, id, "submit");
    return id;
  }

  JsonObject read(String token, String application) {
    return house.server.call("GET", "/applications/" + application, token, null);
  }

  private String revision(String token, String application) {
    return String.valueOf(read(token, application).getLong("revision"));
  }

  /** A review that is locked. */
  void review(Preparing.Someone by, String application, int[] levels, String words) {
    JsonObject given = new JsonObject().put("understanding", levels[0]).put("solution", levels[1]).put("schedule", levels[2]).put("background", levels[3]);
    site().call("PUT", "/applications/" + application + "/reviews/me", by.token(), new JsonObject().put("levels", given).put("text", words), "0");
    site().call("POST", "/applications/" + application + "/reviews/me/lock", by.token(), null, "1");
  }

  void recommend(Preparing.Someone by, String application, String verdict, String reason) {
    house.server.call("PUT", "/applications/" + application + "/recommendation", by.token(), new JsonObject().put("verdict", verdict).put("reason", reason));
  }
}
