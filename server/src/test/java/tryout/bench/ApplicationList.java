package tryout.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tryout.browser.ServerProcess;
import tryout.client.Site;

/** A round with as many applications as the largest organisations get, and how long it takes to look through them. */
final class ApplicationList {
  private static final int APPLICATIONS = 500;
  private static final int IDEAS = 25;

  void run() {
    try (ServerProcess server = new ServerProcess(port -> Map.of())) {
      Site site = server.site();
      String token = site.call("POST", "/sessions", "", new JsonObject().put("link", server.first())).getString("accessToken");
      server.owner("UPDATE person SET roles = '{administrator,coordinator,mentor}'");
      String round = round(site, token);
      furnish(site, token, server, round);
      Visits visits = new Visits(token);
      String application = site.call("GET", "/rounds/" + round + "/applications?limit=1", token, null).getJsonArray("items").getJsonObject(0).getString("id");
      visits.tell("a list of 200", site.address().resolve("/api/v1/rounds/" + round + "/applications?limit=200"));
      visits.tell("all as a table", site.address().resolve("/api/v1/rounds/" + round + "/applications/export"));
      visits.tell("the dashboard", site.address().resolve("/api/v1/rounds/" + round + "/dashboard"));
      visits.tell("one of them", site.address().resolve("/api/v1/applications/" + application));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String round(Site site, String token) {
    List<String> names = List.of("ideasOpen", "ideasClose", "applyOpen", "applyClose", "announceAt", "start", "end");
    List<Integer> days = List.of(-5, 5, -3, 10, 20, 30, 120);
    JsonObject dates = new JsonObject();
    names.forEach(name -> dates.put(name, Instant.now().plus(Duration.ofDays(days.get(names.indexOf(name)))).truncatedTo(ChronoUnit.SECONDS).toString()));
    String round = site.call("POST", "/rounds", token, new JsonObject().put("name", "Large").put("dates", dates).put("programmes", JsonArray.of(new JsonObject().put("id", "x").put("name", "X")))).getString("id");
    site.call("POST", "/rounds/" + round + "/transitions", token, new JsonObject().put("action", "open"), "1");
    return round;
  }

  /** Twenty applications for each idea, of 6 KiB each, with a review and a contribution. */
  private static void furnish(Site site, String token, ServerProcess server, String round) throws SQLException {
    String me = site.call("GET", "/me", token, null).getString("id");
    for (int i = 0; i < IDEAS; i++) {
      site.call("POST", "/rounds/" + round + "/ideas", token, new JsonObject().put("title", "Idea " + i).put("description", "Words.").put("skillLevel", "x").put("language", "C"));
    }
    server.owner("INSERT INTO idea_mentor (idea_id, person_id, place, kind, answer, hours) SELECT idea_id, '" + me + "', 0, 'primary', 'agreed', 5 FROM idea");
    server.owner("UPDATE idea SET state = 'published', shown = true, published_at = now()");
    JsonArray schedule = JsonArray.of(new JsonObject().put("from", 1).put("hours", 30).put("task", "All of it").put("to", 12));
    String form = new JsonObject().put("programmes", JsonArray.of("x")).put("problem", "A word about it. ".repeat(150)).put("outline", "And how it is done. ".repeat(150)).put("schedule", schedule)
        .put("answers", new JsonObject()).put("accepted", new JsonObject()).put("commitments", new JsonArray()).put("links", new JsonArray()).encode();
    server.owner("INSERT INTO person (person_id, name, mail, roles, created_at) SELECT gen_random_uuid(), 'Applicant ' || n, 'a' || n || '@example.org', '{}', now() FROM generate_series(1, " + APPLICATIONS + ") n");
    server.owner("INSERT INTO application (application_id, round_id, idea_id, person_id, stage, form, submitted_at, created_at, changed_at)"
        + " SELECT gen_random_uuid(), '" + round + "', i.idea_id, p.person_id, 'submitted', '" + form + "', now(), now(), now()"
        + " FROM (SELECT person_id, row_number() OVER () AS n FROM person WHERE roles = '{}') p JOIN (SELECT idea_id, row_number() OVER () AS n FROM idea) i ON i.n = 1 + p.n % " + IDEAS);
    server.owner("INSERT INTO application_revision (application_id, number, form, digest, at) SELECT application_id, 1, form, '', now() FROM application");
    server.owner("INSERT INTO application_review (application_id, person_id, number, levels, words, changed_at, locked_at)"
        + " SELECT application_id, '" + me + "', 1, '{\"understanding\": 3, \"solution\": 2, \"schedule\": 3, \"background\": 4}', 'Good.', now(), now() FROM application");
    server.owner("INSERT INTO contribution (contribution_id, application_id, title, href, at) SELECT gen_random_uuid(), application_id, 'A fix', 'https://example.org', now() FROM application");
    server.owner("ANALYZE");
  }
}
