package tryout.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Caller;
import tryout.db.Database;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Guide;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.live.LiveRooms;
import tryout.practice.AttemptStore.Attempt;
import tryout.room.Clock;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Seat;
import tryout.room.StarterFile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.TestScore;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;
import tryout.shelf.Walkthrough;
import tryout.web.Listing;
import tryout.web.Markdown;
import tryout.web.Reply;

/**
 * What people practise: each attempt is a room of one, with the same editor, limits and tests as an interview. An attempt
 * runs, is submitted by its owner or by the clock, and is revealed once they ask. Whoever is not its owner is told that
 * there is none.
 *
 * <p>All methods block; for virtual threads.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  /** Attempts that one owner may keep. */
  static final int MOST = 100;

  private final Database database;
  private final LiveRooms rooms;
  private final Shelf shelf;
  private final Tests tests;
  private final InstantSource clock;
  private final AttemptStore store = new AttemptStore();
  private final Map<UUID, CompletableFuture<JsonObject>> judging = new ConcurrentHashMap<>();

  Attempts(Database database, LiveRooms rooms, Shelf shelf, Tests tests, InstantSource clock) {
    this.database = database;
    this.rooms = rooms;
    this.shelf = shelf;
    this.tests = tests;
    this.clock = clock;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Whose attempts a caller's are. */
  private static UUID owner(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> person.id();
      case Caller.Learner learner -> learner.id();
      case Caller.Guest guest -> throw nothing();
    };
  }

  private static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is no such attempt.");
  }

  /** Begins one; its clock starts when its owner comes into its room. */
  JsonObject begin(Caller caller, ExercisePackage whole, boolean clocked) {
    Attempt attempt = new Attempt(UUID.randomUUID(), owner(caller), caller instanceof Caller.Learner, whole.digest(), clocked, now(), null, null);
    return database.inTransaction(sql -> {
      if (store.count(sql, attempt.owner()) >= MOST) {
        throw new Refused(Code.TOO_LARGE, "You keep " + MOST + " attempts, which is as many as there may be: delete one first.");
      }
      rooms.create(sql.connection(), attempt.id(), setup(whole, caller, clocked)).await();
      store.add(sql, attempt);
      return json(attempt, Phase.LOBBY);
    });
  }

  private static RoomSetup setup(ExercisePackage whole, Caller caller, boolean clocked) {
    Exercise exercise = whole.exercise();
    List<StarterFile> files = exercise.files().stream().map(file -> new StarterFile(file.name(), file.text(), file.readOnly())).toList();
    return new RoomSetup(RoomSetup.Kind.PRACTICE, exercise.title(), "", clocked ? exercise.minutes() : 0, 0, exercise.statement(), files,
        RoomSetup.Assigned.of(whole), List.of(), "", "", "", List.of(new Seat(owner(caller).toString(), caller.name(), Role.CANDIDATE)));
  }

  /** Those of a caller, newest first. */
  Reply list(Caller caller, Listing listing) {
    List<Attempt> mine = listing.next(database.inTransaction(sql -> store.of(sql, owner(caller))), Attempts::key);
    Map<String, String> phases = rooms.phases(mine.stream().map(Attempt::id).toList()).await();
    return listing.reply(mine, Attempts::key, attempt -> json(attempt, phase(attempt, phases.getOrDefault(attempt.id().toString(), Phase.LOBBY.slug()))));
  }

  private static String key(Attempt attempt) {
    return Listing.newest(attempt.startedAt().toInstant()) + "." + attempt.id();
  }

  JsonObject show(Caller caller, UUID id) {
    Attempt attempt = mine(caller, id);
    return json(attempt, phase(attempt));
  }

  /** The caller's attempt. Refused where it is not theirs, as where there is none. */
  Attempt mine(Caller caller, UUID id) {
    return database.inTransaction(sql -> {
      Attempt attempt = store.find(sql, id, owner(caller)).orElseThrow(Attempts::nothing);
      store.used(sql, id, now());
      return attempt;
    });
  }

  private Phase phase(Attempt attempt) {
    Map<String, String> known = rooms.phases(List.of(attempt.id())).await();
    return phase(attempt, known.getOrDefault(attempt.id().toString(), Phase.LOBBY.slug()));
  }

  /** A clock that ran out while nobody was there has submitted the text, though the room stores that only when it is opened. */
  private Phase phase(Attempt attempt, String stored) {
    Phase phase = Phase.of(stored).orElseThrow();
    if (phase != Phase.EXERCISE || !attempt.clocked()) {
      return phase;
    }
    Clock counted = rooms.state(attempt.id()).await().course().clock();
    return counted != null && counted.over(rooms.now()) ? Phase.ENDED : phase;
  }

  private JsonObject json(Attempt attempt, Phase phase) {
    Optional<ExercisePackage> whole = shelf.readable(attempt.exercise());
    boolean ended = phase == Phase.ENDED;
    String state = attempt.revealed() ? "revealed" : ended ? "submitted" : "running";
    List<String> actions = new ArrayList<>(List.of("enter", "download", "replay", "delete"));
    if (ended && whole.isPresent()) {
      actions.add("reveal");
    }
    JsonObject json = new JsonObject().put("id", attempt.id().toString()).put("state", state).put("clock", attempt.clocked())
        .put("startedAt", attempt.startedAt().toInstant().toString())
        .put("exercise", whole.map(Attempts::about).orElseGet(() -> unreadable(attempt))).put("allowedActions", new JsonArray(actions));
    JsonObject result = attempt.result();
    return result == null ? json : json.put("points", result.getInteger("points")).put("tests", result.getInteger("tests"));
  }

  /** A package of an older form that this server does not read any more costs its learners nothing of what they wrote. */
  private static JsonObject unreadable(Attempt attempt) {
    return new JsonObject().put("slug", "").put("title", "An exercise that cannot be read here any more").put("version", "")
        .put("digest", attempt.exercise()).put("minutes", 0).put("difficulty", 0);
  }

  private static JsonObject about(ExercisePackage whole) {
    Exercise exercise = whole.exercise();
    return new JsonObject().put("slug", exercise.slug()).put("title", exercise.title()).put("version", whole.version())
        .put("digest", whole.digest()).put("minutes", exercise.minutes()).put("difficulty", exercise.difficulty());
  }

  /**
   * Shows what there is to learn from: notes on the solution, the hidden tests by name with what the own text came to, and
   * the rubric to look at oneself with. The text is judged once, the first time, which takes seconds.
   *
   * @throws Refused with {@link Code#NOT_SUBMITTED} while it runs
   */
  JsonObject reveal(Caller caller, UUID id) {
    Attempt attempt = submitted(caller, id);
    ExercisePackage whole = readable(attempt);
    JsonObject result = attempt.result();
    JsonObject known = result == null ? judged(attempt, whole) : result;
    Guide guide = whole.guide();
    JsonArray rubric = new JsonArray();
    guide.rubric().forEach(one -> rubric.add(new JsonObject().put("title", one.title()).put("anchors", new JsonArray(one.anchors()))));
    return new JsonObject().put("solution", Markdown.tree(guide.solution())).put("rubric", rubric).put("result", known)
        .put("walkthrough", Walkthrough.of(guide).map(Walkthrough::toJson).orElse(null));
  }

  private ExercisePackage readable(Attempt attempt) {
    return shelf.readable(attempt.exercise())
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "This exercise cannot be read here any more. What you wrote is kept, and can be downloaded."));
  }

  /** Whoever asks twice at once gets the same. */
  private JsonObject judged(Attempt attempt, ExercisePackage whole) {
    CompletableFuture<JsonObject> mine = new CompletableFuture<>();
    CompletableFuture<JsonObject> under = judging.putIfAbsent(attempt.id(), mine);
    if (under != null) {
      return asRefused(under);
    }
    try {
      JsonObject stored = database.inTransaction(sql -> store.find(sql, attempt.id(), attempt.owner()).orElseThrow(Attempts::nothing)).result();
      JsonObject result = stored == null ? judge(attempt, whole) : stored;
      mine.complete(result);
      return result;
    } catch (RuntimeException failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      judging.remove(attempt.id(), mine);
    }
  }

  private static JsonObject asRefused(CompletableFuture<JsonObject> under) {
    try {
      return under.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof Refused refused ? refused : failed;
    }
  }

  private JsonObject judge(Attempt attempt, ExercisePackage whole) {
    RoomState state = rooms.state(attempt.id()).await();
    List<Source> files = state.workspace().files().values().stream().map(file -> new Source(file.name(), file.text())).toList();
    JsonObject result = whole.suite().isEmpty() ? ResultJson.untested()
        : ResultJson.write(tests.score(Runner.afterOthers(attempt.id().toString()), attempt.exercise(), files), whole.suite().get());
    database.inTransaction(sql -> {
      store.reveal(sql, attempt.id(), result, now());
      return result;
    });
    return result;
  }

  /** What happened in it after that event, a page of it. */
  JsonObject events(Caller caller, UUID id, long after) {
    Attempt attempt = mine(caller, id);
    return rooms.playback().page(attempt.id(), attempt.owner().toString(), Role.CANDIDATE, after);
  }

  /**
   * How somebody else solved it, as events of a room.
   *
   * @throws Refused with {@link Code#NOT_SUBMITTED} while the caller's own attempt runs, {@code NOT_FOUND} where there is none
   */
  JsonArray model(Caller caller, UUID id) {
    Attempt attempt = submitted(caller, id);
    Guide.Replay model = readable(attempt).guide().replays().stream().findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "Nobody's way through this exercise is kept."));
    JsonArray events = new JsonArray();
    model.events().forEach(event -> events.add(new JsonObject(event)));
    return events;
  }

  /** Refused with {@link Code#NOT_SUBMITTED} while it runs. */
  Attempt submitted(Caller caller, UUID id) {
    Attempt attempt = mine(caller, id);
    if (phase(attempt) != Phase.ENDED) {
      throw new Refused(Code.NOT_SUBMITTED, "Submit it first; what it can be compared with is shown then.");
    }
    return attempt;
  }

  /** The files as they are stored now. */
  List<Source> files(Caller caller, UUID id) {
    Attempt attempt = mine(caller, id);
    return rooms.state(attempt.id()).await().workspace().files().values().stream()
        .map(file -> new Source(file.name(), file.text())).toList();
  }

  /** Deletes it for good. */
  void delete(Caller caller, UUID id) {
    forget(mine(caller, id).id());
  }

  /** Deletes an attempt, whoever is in it. */
  private void forget(UUID id) {
    rooms.leave(id, () -> database.inTransaction(sql -> store.forget(sql, id)));
  }

  /** Deletes what nobody came to for so long; one that cannot be deleted now keeps no other. Answers how many went. */
  int sweep(Duration guests, Duration people) {
    List<UUID> old = database.inTransaction(sql -> store.unused(sql, now().minus(guests), now().minus(people)));
    int gone = 0;
    for (UUID id : old) {
      try {
        forget(id);
        gone++;
      } catch (RuntimeException failure) {
        LOG.warn("room={} an attempt could not be deleted: {}", id, failure.toString());
      }
    }
    return gone;
  }
}
