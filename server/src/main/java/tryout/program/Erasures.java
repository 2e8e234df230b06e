package tryout.program;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Reply;

/**
 * Deletes interviews for good: when the day has come that the candidate was told, or before, if they ask and a coordinator does it.
 * One line of the audit is all that stays.
 */
final class Erasures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
  private static final long SWEEP_MINUTES = 60;
  private static final Set<String> NOT_UNDER_WAY = Set.of("lobby", "ended");
  private static final String SERVER = "server";
  /** An interview in which nothing has happened for so long is not held any more, whatever its phase. */
  private static final int LEFT_HOURS = 24;

  /** What the audit says of one that is gone. */
  static final String ERASED = "interview-erased";

  private final Interviews interviews;
  private final Access access;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("interview-sweep").factory());

  Erasures(Interviews interviews, Access access) {
    this.interviews = interviews;
    this.access = access;
    var _ = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.ASK_ERASURE, this::ask);
    gate.open(api, Route.ERASE_INTERVIEW, this::erase);
  }

  /** Asked again, it stays asked for since the first time. */
  private Reply ask(Call call) {
    UUID id = call.id("interview");
    String candidate = ((Caller.Guest) Caller.of(call)).member().toString();
    String since = interviews.database().inTransaction(sql -> {
      boolean first = interviews.store().askErasure(sql, id, interviews.now());
      if (first) {
        access.audit().write(sql, candidate, "erasure-asked", id.toString(), new JsonObject());
      }
      return interviews.store().byId(sql, id).flatMap(Interview::erasureAsked).orElseThrow(Interviews::nothing);
    });
    return Reply.ok(new JsonObject().put("askedAt", since).put("backupDays", interviews.backupDays()));
  }

  /** Answers until when backups of before hold it. */
  private Reply erase(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = call.id("interview");
    Interview interview = interviews.database().inTransaction(sql -> interviews.admitted(sql, person, id, Route.ERASE_INTERVIEW));
    if (call.ifMatch() != interview.revision()) {
      throw Refused.stale();
    }
    if (!possible(interviews.phase(id))) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The interview is under way: it can be deleted once it has ended.");
    }
    forget(id, person.id().toString(), interview.erasureAsked().isPresent() ? "asked" : "decided");
    OffsetDateTime now = interviews.now();
    return Reply.ok(new JsonObject().put("erasedOn", now.toLocalDate().toString())
        .put("backupsUntil", interviews.backupsUntil(now).map(LocalDate::toString).orElse(null)));
  }

  /** Whether it may be deleted in that phase. */
  static boolean possible(String phase) {
    return NOT_UNDER_WAY.contains(phase);
  }

  /** Sends everybody out and deletes everything of it. */
  private void forget(UUID id, String actor, String why) {
    interviews.rooms().leave(id, () -> {
      List<UUID> ended = interviews.database().inTransaction(sql -> forgotten(sql, id, actor, why));
      ended.forEach(access.revocations()::sessionEnded);
    });
  }

  private List<UUID> forgotten(Sql sql, UUID id, String actor, String why) {
    List<UUID> ended = access.invitations().endOf(sql, id);
    access.audit().write(sql, actor, ERASED, id.toString(), new JsonObject().put("why", why));
    interviews.store().forget(sql, id);
    return ended;
  }

  /** Deletes those whose day has come; one that cannot be deleted now keeps no other. */
  void sweep() {
    try {
      List<UUID> due = interviews.database().inTransaction(sql -> interviews.store().due(sql, interviews.now().toLocalDate()));
      due.forEach(this::due);
    } catch (RuntimeException failure) {
      LOG.warn("interviews could not be swept: {}", failure.toString());
    }
  }

  private void due(UUID id) {
    try {
      if (held(id)) {
        LOG.info("room={} is still held: it is deleted once it is over", id);
        return;
      }
      forget(id, SERVER, "day");
      LOG.info("room={} was deleted, its day has come", id);
    } catch (RuntimeException failure) {
      LOG.warn("room={} could not be deleted: {}", id, failure.toString());
    }
  }

  /** Whether people are at it: its phase says so, and something happened in it lately. */
  private boolean held(UUID id) {
    return !possible(interviews.phase(id))
        && interviews.database().inTransaction(sql -> interviews.store().moved(sql, id, interviews.now().minusHours(LEFT_HOURS)));
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
