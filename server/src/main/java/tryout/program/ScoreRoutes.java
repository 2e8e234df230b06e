package tryout.program;

import io.vertx.core.json.JsonObject;
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
    return Reply.ok(interviews.database().inTransaction(sql -> {
      Interview interview = interviews.admitted(sql, person, call.id("interview"), Route.READ_SCORES);
      return new JsonObject().put("items", tests.scores(sql, interview.id()));
    }));
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
