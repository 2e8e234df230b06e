package tryout.program;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.program.Interview.Plan;
import tryout.program.Interview.Seat;
import tryout.program.PlanForm.Wish;
import tryout.room.Role;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** Planning interviews. */
final class InterviewRoutes {
  /** Sixteen files and a statement, as JSON escapes them at worst. */
  private static final int MAX_BODY = 2 * 1024 * 1024;

  private final Interviews interviews;
  private final Access access;

  InterviewRoutes(Interviews interviews, Access access) {
    this.interviews = interviews;
    this.access = access;
  }

  void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.LIST_INTERVIEWS, this::list);
    gate.open(api, Route.PLAN_INTERVIEW, MAX_BODY, this::add);
    gate.open(api, Route.SHOW_INTERVIEW, this::show);
    gate.open(api, Route.CHANGE_INTERVIEW, MAX_BODY, this::change);
  }

  private record Line(Interview interview, Optional<String> candidate) {}

  private Reply list(Call call) {
    Caller.Person person = Caller.person(call);
    Listing listing = Listing.of(call);
    Optional<UUID> of = person.is(HouseRole.COORDINATOR) ? Optional.empty() : Optional.of(person.id());
    List<Line> found =
        interviews
            .database()
            .inTransaction(
                sql ->
                    interviews.store().list(sql, of, listing.after(), listing.fetch()).stream()
                        .map(interview -> line(sql, interview))
                        .toList());
    Map<String, String> phases = interviews.phases(found.stream().map(line -> line.interview().id()).toList());
    return listing.reply(
        found,
        line -> line.interview().id(),
        line -> {
          Interview interview = line.interview();
          String phase = phases.getOrDefault(interview.id().toString(), "lobby");
          return interview.summary(phase, line.candidate(), interviews.allowedActions(person, interview, phase),
              person.is(HouseRole.COORDINATOR));
        });
  }

  private Line line(Sql sql, Interview interview) {
    return new Line(interview, Interviews.candidate(access.invitations().of(sql, interview.id())));
  }

  private Reply add(Call call) {
    Caller.Person person = Caller.person(call);
    Fields body = call.body();
    Plan plan = PlanForm.plan(body, PlanForm.DEFAULTS, person.is(HouseRole.COORDINATOR));
    List<Wish> wishes = PlanForm.panel(body).orElse(List.of());
    body.end();
    JsonObject made =
        interviews
            .database()
            .inTransaction(
                sql ->
                    Idempotency.once(sql, call, person.id(), interviews.now(), () -> make(sql, person, plan, wishes)));
    return Reply.created(made).with("Location", "/api/v1/interviews/" + made.getString("id")).revision(1);
  }

  private JsonObject make(Sql sql, Caller.Person person, Plan plan, List<Wish> wishes) {
    UUID id = UUID.randomUUID();
    interviews.assertAssignable(sql, plan, "");
    List<Seat> panel = PlanForm.seats(sql, access.accounts(), person.id(), wishes);
    interviews.rooms().create(sql.connection(), id.toString(), interviews.setup(sql, id, plan, panel)).await();
    interviews.store().add(sql, id, plan, panel, person.id(), interviews.now());
    access.audit().write(sql, person.id().toString(), "interview-made", id.toString(), new JsonObject());
    Interview made = interviews.store().byId(sql, id).orElseThrow();
    return interviews.show(sql, person, made, "lobby");
  }

  private Reply show(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    Interview found = interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.SHOW_INTERVIEW));
    return shown(person, found);
  }

  private Reply shown(Caller.Person person, Interview interview) {
    String phase = interviews.phase(interview.id());
    JsonObject body = interviews.database().inTransaction(sql -> interviews.show(sql, person, interview, phase));
    return Reply.ok(body).revision(interview.revision());
  }

  private Reply change(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    Interview before = interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.CHANGE_INTERVIEW));
    long revision = call.ifMatch();
    Fields body = call.body();
    Plan plan = PlanForm.plan(body, before.plan(), person.is(HouseRole.COORDINATOR));
    Optional<List<Wish>> wishes = PlanForm.panel(body);
    body.end();
    interviews.assertNotStarted(id);
    Interview changed =
        interviews
            .database()
            .inTransaction(sql -> change(sql, person, before, revision, plan, wishes));
    tell(person.id(), before, changed);
    return shown(person, changed);
  }

  private Interview change(
      Sql sql, Caller.Person person, Interview before, long revision, Plan plan, Optional<List<Wish>> wishes) {
    interviews.assertAssignable(sql, plan, before.plan().exercise());
    List<Seat> panel = wishes.map(wish -> PlanForm.seats(sql, access.accounts(), lead(before), wish)).orElse(before.panel());
    interviews.store().change(sql, before.id(), revision, plan, panel);
    JsonObject setup = interviews.setup(sql, before.id(), plan, panel);
    interviews.rooms().change(sql, before.id(), setup);
    access.audit().write(sql, person.id().toString(), "interview-changed", before.id().toString(), new JsonObject());
    return interviews.store().byId(sql, before.id()).orElseThrow(Interviews::nothing);
  }

  private static UUID lead(Interview interview) {
    return interview.panel().stream()
        .filter(seat -> seat.role() == Role.LEAD)
        .map(Seat::person)
        .findFirst()
        .orElseThrow(() -> new Refused(Code.ILLEGAL_TRANSITION, "This interview has no lead."));
  }

  /** Who sits on another chair is told in the room; who is out is let go. */
  private void tell(UUID by, Interview before, Interview after) {
    UUID id = after.id();
    for (Seat seat : after.panel()) {
      if (!before.roleOf(seat.person()).equals(Optional.of(seat.role()))) {
        interviews.rooms().seated(id, by, seat.person(), seat.role());
      }
    }
    for (Seat seat : before.panel()) {
      if (after.roleOf(seat.person()).isEmpty()) {
        interviews.rooms().seated(id, by, seat.person(), null);
        access.revocations().memberRemoved(id, seat.person());
      }
    }
  }
}
