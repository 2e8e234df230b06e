package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Route;
import tryout.application.Criterion;
import tryout.application.Review;
import tryout.application.Reviews;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Reviews of applications: each is written blind, and what others think is read after it is locked (APP-9). */
final class ReviewRoutes {
  private final Applications applications;
  private final ReviewStore store;
  private final Gate gate;

  ReviewRoutes(Applications applications, ReviewStore store, Gate gate) {
    this.applications = applications;
    this.store = store;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.LIST_REVIEWS, this::list);
    gate.open(api, Route.PUT_REVIEW, this::put);
    gate.open(api, Route.LOCK_REVIEW, this::lock);
    gate.open(api, Route.ADD_ADDENDUM, this::addend);
  }

  /** All of one application, with those that are waited for. */
  static Reviews reviews(Sql sql, ReviewStore store, Applications.Seen seen) {
    Set<UUID> expected = new HashSet<>(Applications.mentors(seen.idea()));
    expected.removeIf(person -> Conflicts.declared(sql, seen.id(), person));
    return new Reviews(store.all(sql, seen.id()), expected);
  }

  private Reply list(Call call) {
    Caller.Person person = Caller.person(call);
    return applications.database().inTransaction(sql -> answer(sql, person, judged(applications.seen(sql, call.id("application"), person))));
  }

  /** Its applicant reads no review, and whoever is too near none either. */
  private static Applications.Seen judged(Applications.Seen seen) {
    if (seen.party().applicant() || seen.party().conflicted()) {
      seen.rules().assertJudges(seen.party());
    }
    return seen;
  }

  private Reply answer(Sql sql, Caller.Person person, Applications.Seen seen) {
    Reviews reviews = reviews(sql, store, seen);
    boolean open = reviews.open(person.id(), seen.party().coordinator());
    Map<UUID, String> names = Names.of(sql, reviews.all().stream().map(Review::by).toList());
    JsonArray others = new JsonArray();
    if (open) {
      reviews.locked().stream().filter(one -> !one.by().equals(person.id())).forEach(one -> others.add(json(one, names)));
    }
    JsonObject json = new JsonObject().put("count", reviews.locked().size()).put("open", open).put("others", others);
    reviews.of(person.id()).ifPresent(own -> json.put("own", json(own, names)));
    if (open) {
      json.put("mean", rounded(reviews.mean())).put("spread", rounded(reviews.spread()));
    }
    Reply reply = Reply.ok(json);
    return reviews.of(person.id()).map(own -> reply.revision(own.revision())).orElse(reply.revision(0));
  }

  /** To hundredths; null where there is none. */
  static @org.jspecify.annotations.Nullable Double rounded(OptionalDouble value) {
    return value.isEmpty() ? null : Math.round(value.getAsDouble() * 100) / 100.0;
  }

  private static JsonObject json(Review review, Map<UUID, String> names) {
    JsonArray addenda = new JsonArray();
    review.addenda().forEach(one -> addenda.add(new JsonObject().put("at", one.at().toString()).put("text", one.words())));
    return new JsonObject()
        .put("by", new JsonObject().put("id", review.by().toString()).put("name", names.getOrDefault(review.by(), Names.NOBODY)))
        .put("number", review.number())
        .put("levels", ReviewStore.levels(review))
        .put("text", review.words())
        .put("lockedAt", review.lockedAt() == null ? null : String.valueOf(review.lockedAt()))
        .put("addenda", addenda);
  }

  private Reply put(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    long revision = call.ifMatch();
    Fields body = call.body();
    Map<Criterion, Integer> levels = levels(body.object("levels"));
    String words = body.text("text");
    body.end();
    return judging(person, id, revision, (sql, seen, own) -> {
      if (own.stream().anyMatch(Review::locked)) {
        throw new Refused(Code.LOCKED, "It is locked: what you think since then goes below it.");
      }
      int number = seen.text().orElseThrow(() -> new Refused(Code.ILLEGAL_TRANSITION, "It was not submitted yet.")).number();
      store.put(sql, id, new Review(person.id(), number, levels, words, null, List.of(), 0), applications.deeds().now());
    });
  }

  private static Map<Criterion, Integer> levels(Fields sent) {
    Map<Criterion, Integer> levels = new EnumMap<>(Criterion.class);
    for (Criterion one : Criterion.values()) {
      if (sent.has(one.slug())) {
        levels.put(one, sent.integer(one.slug(), 1));
      }
    }
    return levels;
  }

  private Reply lock(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    return judging(person, id, call.ifMatch(), (sql, seen, own) -> {
      Reviews.lockable(begun(own));
      store.lock(sql, id, person.id(), applications.deeds().now());
      applications.deeds().note(sql, person.id(), "review-locked", id, "", new JsonObject(), ReviewStore.levels(own.getFirst()));
    });
  }

  private Reply addend(Call call) {
    Caller.Person person = Caller.person(call);
    UUID id = visible(call, person);
    long revision = call.ifMatch();
    Fields body = call.body();
    String words = body.text("text").strip();
    if (words.isEmpty()) {
      body.wrong("text", "Write something.");
    }
    body.end();
    return judging(person, id, revision, (sql, seen, own) -> {
      if (!begun(own).locked()) {
        throw new Refused(Code.ILLEGAL_TRANSITION, "Your review is not locked: write it there.");
      }
      store.add(sql, id, person.id(), words, applications.deeds().now());
    });
  }

  private static Review begun(List<Review> own) {
    return own.stream().findFirst().orElseThrow(() -> new Refused(Code.ILLEGAL_TRANSITION, "You have not written a review yet."));
  }

  /** What is done to somebody's own review. */
  private interface Deed {
    /** @param own none or one */
    void done(Sql sql, Applications.Seen seen, List<Review> own);
  }

  private Reply judging(Caller.Person person, UUID id, long revision, Deed deed) {
    return applications.database().inTransaction(sql -> {
      Applications.Seen seen = applications.locked(sql, id, person);
      seen.rules().assertJudges(seen.party());
      List<Review> own = store.all(sql, id).stream().filter(one -> one.by().equals(person.id())).toList();
      if (own.stream().mapToLong(Review::revision).findFirst().orElse(0) != revision) {
        throw Refused.stale();
      }
      deed.done(sql, seen, own);
      return answer(sql, person, seen);
    });
  }

  private UUID visible(Call call, Caller.Person person) {
    return applications.database().inTransaction(sql -> applications.seen(sql, call.id("application"), person)).id();
  }
}
