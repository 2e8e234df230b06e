package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.exercise.Guide;
import tryout.shelf.GuideJson;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Reply;

/** What the panel of an interview reads of its exercise: what tests came to, and what to watch and to grade by. */
final class ScoreRoutes {
  private final Interviews interviews;
  private final Shelf shelf;
  private final Tests tests;

  ScoreRoutes(Interviews interviews, Shelf shelf, Tests tests) {
    this.interviews = interviews;
    this.shelf = shelf;
    this.tests = tests;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.READ_SCORES, this::scores);
    gate.open(api, Route.READ_GUIDE, this::guide);
  }

  private Reply scores(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    JsonArray items = interviews.database().inTransaction(sql ->
        tests.scores(sql, interviews.admitted(sql, person, id, Route.READ_SCORES).id()));
    int last = items.isEmpty() ? 0 : interviews.rooms().lastShownRun(id).await();
    List<JsonObject> shown = items.stream().map(JsonObject.class::cast).filter(item -> item.getInteger("run") <= last).toList();
    return Reply.ok(new JsonObject().put("items", new JsonArray(shown)));
  }

  private Reply guide(Call call) {
    Caller.Person person = Caller.person(call);
    return Reply.ok(interviews.database().inTransaction(sql ->
        guide(sql, interviews.admitted(sql, person, call.id("interview"), Route.READ_GUIDE))));
  }

  private JsonObject guide(Sql sql, Interview interview) {
    String digest = interview.plan().exercise();
    return GuideJson.write(digest.isEmpty() ? Guide.NONE : shelf.get(sql, digest).guide())
        .put("public", !digest.isEmpty() && shelf.comesWithServer(sql, digest));
  }
}
