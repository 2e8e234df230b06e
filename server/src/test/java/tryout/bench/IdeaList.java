package tryout.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tryout.browser.ServerProcess;
import tryout.client.Site;

/** A round of five hundred published ideas, asked for again and again as visitors do: the list, a search in it, the page and one idea. */
final class IdeaList {
  private static final int IDEAS = 500;

  void run() {
    try (ServerProcess server = new ServerProcess(port -> Map.of())) {
      Site site = server.site();
      String token = site.call("POST", "/sessions", "", new JsonObject().put("link", server.first())).getString("accessToken");
      String round = furnish(site, token, server);
      String idea = site.call("GET", "/rounds/" + round + "/ideas?limit=1", "", null).getJsonArray("items").getJsonObject(0).getString("id");
      Map<String, String> paths = Map.of("a list of 200", "/api/v1/rounds/" + round + "/ideas?limit=200", "a search", "/api/v1/rounds/" + round + "/ideas?q=migration+c",
          "the page of all", "/ideas", "the page of one", "/ideas/" + idea);
      Visits visits = new Visits("");
      paths.forEach((name, path) -> visits.tell(name, site.address().resolve(path)));
    }
  }

  private static String furnish(Site site, String token, ServerProcess server) {
    String me = site.call("GET", "/me", token, null).getString("id");
    try {
      server.owner("UPDATE person SET roles = '{administrator,coordinator,mentor}'");
      JsonObject dates = new JsonObject();
      List<String> names = List.of("ideasOpen", "ideasClose", "applyOpen", "applyClose", "announceAt", "start", "end");
      names.forEach(name -> dates.put(name, java.time.Instant.now().plus(Duration.ofDays(names.indexOf(name) * 10L - 5)).toString()));
      String round = site.call("POST", "/rounds", token, new JsonObject().put("name", "Large").put("dates", dates).put("programmes", JsonArray.of(new JsonObject().put("id", "x").put("name", "X")))).getString("id");
      site.call("POST", "/rounds/" + round + "/transitions", token, new JsonObject().put("action", "open"), "1");
      for (int i = 0; i < IDEAS; i++) {
        String text = "Words about guests, migration and devices. ".repeat(20 + i % 60);
        site.call("POST", "/rounds/" + round + "/ideas", token, new JsonObject().put("title", "Idea " + i).put("summary", "In a sentence or two, number " + i + ".")
            .put("description", text).put("skillLevel", i % 3 == 0 ? "advanced" : "intermediate").put("language", i % 2 == 0 ? "C" : "Rust"));
      }
      server.owner("INSERT INTO idea_mentor (idea_id, person_id, place, kind, answer, hours) SELECT idea_id, '" + me + "', 0, 'primary', 'agreed', 5 FROM idea");
      server.owner("UPDATE idea SET state = 'published', shown = true, published_at = now()");
      return round;
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
