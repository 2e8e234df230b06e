package tryout.program;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.room.Role;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.RateLimit;
import tryout.web.Reply;

/** The replay of an interview, for whoever may see it: what they may see now, asked anew for every page of it. */
final class ReplayRoutes {
  /** Pages at once, which is an interview of 400,000 events. */
  private static final int PAGES = 200;

  private final Interviews interviews;
  private final Access access;
  private final RateLimit pages;
  private final RateLimit runs;

  /** Somebody who watches, and as whom they do. */
  private record Viewer(String member, Role role) {}

  ReplayRoutes(Interviews interviews, Access access, InstantSource clock, int speed) {
    this.interviews = interviews;
    this.access = access;
    this.pages = new RateLimit(PAGES * speed, Duration.ofMillis(500).dividedBy(speed), clock);
    this.runs = new RateLimit(6 * speed, Duration.ofSeconds(10).dividedBy(speed), clock);
  }

  void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.REPLAY_INTERVIEW, this::events);
    gate.open(api, Route.READ_PINS, this::pins);
    gate.open(api, Route.RUN_AGAIN, this::again);
  }

  private Reply events(Call call) {
    UUID id = call.id("interview");
    Viewer viewer = viewer(Caller.of(call), id);
    pages.take(viewer.member());
    long after = call.number("after");
    if (after == 0) {
      interviews.database().inTransaction(sql -> {
        access.audit().write(sql, viewer.member(), "replay-viewed", id.toString(), new JsonObject());
        return id;
      });
    }
    return Reply.ok(interviews.rooms().events(id, viewer.member(), viewer.role(), after));
  }

  /** Whoever looks after the house without a seat sees what somebody sees who looks on. */
  private Viewer viewer(Caller caller, UUID id) {
    return switch (caller) {
      case Caller.Guest guest -> new Viewer(guest.member().toString(), guest.role());
      case Caller.Person person -> new Viewer(person.id().toString(), interviews.database()
          .inTransaction(sql -> interviews.admitted(sql, person, id, Route.REPLAY_INTERVIEW)).roleOf(person.id()).orElse(Role.OBSERVER));
      case Caller.Learner learner -> throw Interviews.nothing();
    };
  }

  private Reply pins(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.READ_PINS));
    return Reply.ok(new JsonObject().put("items", interviews.rooms().pins(id, person.id().toString())));
  }

  /** Runs once more what a run took; it changes nothing of the interview, and is told to whoever asked. */
  private Reply again(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.RUN_AGAIN));
    runs.take(person.id().toString());
    return Reply.ok(interviews.rooms().again(id, person.id(), Integer.parseInt(call.part("run"))));
  }
}
