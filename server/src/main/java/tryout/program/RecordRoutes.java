package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
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
  private static final int MAX_STATEMENT = 20_000;
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
    gate.open(api, Route.CHECK_SANDBOX, this::check);
    gate.open(api, Route.RENDER_MARKDOWN, MARKDOWN_BODY, this::markdown);
  }

  private Reply record(Call call) {
    return Reply.ok(read(call, Route.READ_RECORD));
  }

  private Reply zip(Call call) {
    JsonArray files = read(call, Route.DOWNLOAD_RECORD).getJsonArray("files");
    SortedMap<String, String> texts = new TreeMap<>();
    files.stream().map(JsonObject.class::cast).forEach(file -> texts.put(file.getString("name"), file.getString("text")));
    return Reply.zip("interview.zip", texts);
  }

  /** Each reading folds the whole journal and is written into the audit, hence the limit. */
  private JsonObject read(Call call, Route route) {
    Caller caller = Caller.of(call);
    UUID id = call.id("interview");
    assertMember(caller, id, route);
    records.take(actor(caller));
    interviews
        .database()
        .inTransaction(
            sql -> {
              access.audit().write(sql, actor(caller), "record-read", id.toString(), new JsonObject());
              return id;
            });
    Role role = caller instanceof Caller.Guest guest ? guest.role() : Role.MENTOR;
    return interviews.rooms().record(id.toString(), role).await();
  }

  private static String actor(Caller caller) {
    return switch (caller) {
      case Caller.Guest guest -> guest.member().toString();
      case Caller.Person person -> person.id().toString();
      case Caller.Learner learner -> learner.id().toString();
    };
  }

  /** A guest was let through for this room by the guard already. */
  private void assertMember(Caller caller, UUID id, Route route) {
    if (caller instanceof Caller.Person person) {
      interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, route));
    }
  }

  private Reply check(Call call) {
    Caller caller = Caller.of(call);
    assertMember(caller, call.id("interview"), Route.CHECK_SANDBOX);
    checks.take(actor(caller));
    return Reply.ok(interviews.rooms().check().await());
  }

  private Reply markdown(Call call) {
    Fields body = call.body();
    String text = body.text("text", 0, MAX_STATEMENT);
    body.end();
    return Reply.ok(new JsonObject().put("tree", Markdown.tree(text)));
  }
}
