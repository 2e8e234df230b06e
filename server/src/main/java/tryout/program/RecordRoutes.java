package tryout.program;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.HouseRole;
import tryout.access.Route;
import tryout.room.Role;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Markdown;
import tryout.web.RateLimit;
import tryout.web.Reply;

/** What remains of an interview for those who were in it, and two small helps before it. */
final class RecordRoutes {
  private static final int MARKDOWN_BODY = 256 * 1024;

  private final Interviews interviews;
  private final Access access;
  private final RateLimit checks;
  private final RateLimit records;

  RecordRoutes(Interviews interviews, Access access, InstantSource clock, int speed) {
    this.interviews = interviews;
    this.access = access;
    this.checks = new RateLimit(6 * speed, Duration.ofSeconds(10).dividedBy(speed), clock);
    this.records = new RateLimit(10 * speed, Duration.ofSeconds(3).dividedBy(speed), clock);
  }

  void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.READ_RECORD, this::record);
    gate.open(api, Route.DOWNLOAD_RECORD, this::zip);
    gate.open(api, Route.READ_REPORT, this::report);
    gate.open(api, Route.CHECK_SANDBOX, this::check);
    gate.open(api, Route.RENDER_MARKDOWN, MARKDOWN_BODY, this::markdown);
  }

  private Reply record(Call call) {
    return Reply.ok(read(call, Route.READ_RECORD).record());
  }

  private Reply zip(Call call) {
    return Reply.zip("interview.zip", RecordFiles.of(read(call, Route.DOWNLOAD_RECORD)));
  }

  private Rooms.Copy read(Call call, Route route) {
    Caller caller = Caller.of(call);
    UUID id = call.id("interview");
    Role role = admit(caller, id, route);
    note(caller, id, "record-read");
    return interviews.rooms().copy(id, actor(caller), role);
  }

  private Reply report(Call call) {
    Caller caller = Caller.of(call);
    UUID id = call.id("interview");
    Role role = admit(caller, id, Route.READ_REPORT);
    JsonObject report = role == Role.CANDIDATE
        ? interviews.rooms().candidatesReport(id) : interviews.rooms().report(id, actor(caller), role, coordinates(caller) && !role.grades());
    note(caller, id, "report-read");
    return Reply.ok(report.put("erasureAskedAt", erasureAsked(id)).put("backupDays", interviews.backupDays()));
  }

  private static boolean coordinates(Caller caller) {
    return caller instanceof Caller.Person person && person.is(HouseRole.COORDINATOR);
  }

  private @Nullable String erasureAsked(UUID id) {
    return interviews.database().inTransaction(sql -> interviews.store().byId(sql, id).flatMap(Interview::erasureAsked)).orElse(null);
  }

  /** Each reading folds the whole journal, hence the limit. Answers as what they read. */
  private Role admit(Caller caller, UUID id, Route route) {
    Role role = caller instanceof Caller.Guest guest ? guest.role() : seat(caller, id, route);
    records.take(actor(caller));
    return role;
  }

  private void note(Caller caller, UUID id, String act) {
    interviews
        .database()
        .inTransaction(
            sql -> {
              access.audit().write(sql, actor(caller), act, id.toString(), new JsonObject());
              return id;
            });
  }

  private static String actor(Caller caller) {
    return switch (caller) {
      case Caller.Guest guest -> guest.member().toString();
      case Caller.Person person -> person.id().toString();
      case Caller.Learner learner -> learner.id().toString();
    };
  }

  /** The seat of somebody who may do this; whoever has none looks on. A guest was let through for this room by the guard already. */
  private Role seat(Caller caller, UUID id, Route route) {
    if (caller instanceof Caller.Person person) {
      Interview interview = interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, route));
      return interview.roleOf(person.id()).orElse(Role.OBSERVER);
    }
    return Role.OBSERVER;
  }

  private Reply check(Call call) {
    Caller caller = Caller.of(call);
    seat(caller, call.id("interview"), Route.CHECK_SANDBOX);
    checks.take(actor(caller));
    return Reply.ok(interviews.rooms().check().await());
  }

  private Reply markdown(Call call) {
    Fields body = call.body();
    String text = body.text("text");
    body.end();
    return Reply.ok(new JsonObject().put("tree", Markdown.tree(text)));
  }
}
