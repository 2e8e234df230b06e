package tryout.practice;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.RoomTokens;
import tryout.access.Route;
import tryout.access.Sessions;
import tryout.db.Database;
import tryout.exercise.Exercise;
import tryout.exercise.ExercisePackage;
import tryout.exercise.StudentPack;
import tryout.exercise.Suite;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.live.LiveRooms;
import tryout.live.RunnerJson;
import tryout.practice.AttemptStore.Attempt;
import tryout.room.Role;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.TestGroup;
import tryout.shelf.Shelf;
import tryout.shelf.Shelf.Practised;
import tryout.shelf.Tests;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Markdown;
import tryout.web.RateLimit;
import tryout.web.Reply;

/** The doors of practice: a catalogue for everybody, and attempts for those who own them. */
public final class Practice implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Practice.class);
  private static final Duration PEOPLE_KEEP = Duration.ofDays(365);
  private static final long SWEEP_MINUTES = 60;
  /** So many may begin at once from one address, as a class behind one router does. */
  private static final int CLASS = 60;
  /** What each of them may look at before they wait for a moment. */
  private static final int LOOKS = 20;
  /** Ways to run whose flags and limits are told before anybody begins. */
  private static final List<Profile> SHOWN = List.of(Profile.QUICK, Profile.SANITIZED);

  private final Access access;
  private final Openness openness;
  private final Shelf shelf;
  private final Attempts attempts;
  private final Runner runner;
  private final LiveRooms rooms;
  private final RateLimit looked;
  private final RateLimit learners;
  private final RateLimit begun;
  private final RateLimit joins;
  private final RateLimit revealed;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("practice-sweep").factory());

  /**
   * Prepares it.
   *
   * @param openness who may practise
   * @param speed how many times the usual speed people may begin with
   */
  public Practice(
      Database database, Access access, LiveRooms rooms, Shelf shelf, Tests tests, Runner runner, InstantSource clock,
      Openness openness, int speed) {
    this.access = access;
    this.openness = openness;
    this.shelf = shelf;
    this.runner = runner;
    this.rooms = rooms;
    this.attempts = new Attempts(database, rooms, shelf, tests, clock);
    this.looked = new RateLimit(LOOKS * CLASS * speed, Duration.ofMillis(100).dividedBy(speed), clock);
    this.learners = new RateLimit(CLASS * speed, Duration.ofMinutes(1).dividedBy(speed), clock);
    this.begun = new RateLimit(CLASS * speed, Duration.ofSeconds(10).dividedBy(speed), clock);
    this.joins = new RateLimit(20 * speed, Duration.ofSeconds(6).dividedBy(speed), clock);
    this.revealed = new RateLimit(CLASS * speed, Duration.ofSeconds(10).dividedBy(speed), clock);
    var _ = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  /** Opens all doors of this slice. */
  public void open(Api api) {
    Gate gate = access.gate();
    gate.open(api, Route.LIST_PRACTICE, looking(this::list));
    gate.open(api, Route.SHOW_PRACTICE, looking(this::show));
    gate.open(api, Route.DOWNLOAD_PRACTICE, looking(this::studentPack));
    gate.open(api, Route.BEGIN_LEARNING, this::learner);
    gate.open(api, Route.LIST_ATTEMPTS, looking(call -> attempts.list(Caller.of(call), Listing.of(call))));
    gate.open(api, Route.BEGIN_ATTEMPT, this::begin);
    gate.open(api, Route.SHOW_ATTEMPT, looking(call -> Reply.ok(attempts.show(Caller.of(call), call.id("attempt")))));
    gate.open(api, Route.ENTER_ATTEMPT, this::enter);
    gate.open(api, Route.REVEAL_ATTEMPT, this::reveal);
    gate.open(api, Route.REPLAY_ATTEMPT, looking(call -> Reply.ok(attempts.events(Caller.of(call), call.id("attempt"), call.number("after")))));
    gate.open(api, Route.REPLAY_MODEL, looking(call -> Reply.ok(new JsonObject().put("events", attempts.model(Caller.of(call), call.id("attempt"))).put("more", false))));
    gate.open(api, Route.DOWNLOAD_ATTEMPT, looking(this::download));
    gate.open(api, Route.DELETE_ATTEMPT, this::delete);
  }

  /** Anybody may come here, so that even looking has its bounds; a class behind one router does not meet them. */
  private Api.Work looking(Api.Work door) {
    return call -> {
      Duration wait = looked.tryTake(call.address());
      if (!wait.isZero()) {
        throw new Refused(Code.RATE_LIMITED, "That was too fast: try again in %d s.".formatted(RateLimit.seconds(wait)));
      }
      return door.answer(call);
    };
  }

  void sweep() {
    try {
      int gone = attempts.sweep(Sessions.LEARNER, PEOPLE_KEEP);
      if (gone > 0) {
        LOG.info("{} attempts were deleted that nobody came to any more", gone);
      }
    } catch (RuntimeException failure) {
      LOG.warn("attempts could not be swept: {}", failure.toString());
    }
  }

  private Reply list(Call call) {
    Listing listing = Listing.of(call);
    JsonObject part = listing.part(listing.next(offered().toList(), Practice::key), Practice::key, Practice::json);
    return Reply.ok(part.put("openTo", openness.slug()));
  }

  /** The easier ones first. */
  private static String key(Practised one) {
    Exercise exercise = one.whole().exercise();
    return "%02d.%s".formatted(exercise.difficulty(), exercise.slug());
  }

  private Stream<Practised> offered() {
    return openness == Openness.NOBODY ? Stream.of() : shelf.forPractice().stream();
  }

  private static JsonObject json(Practised one) {
    Exercise exercise = one.whole().exercise();
    return new JsonObject().put("slug", exercise.slug()).put("title", exercise.title()).put("version", one.whole().version())
        .put("minutes", exercise.minutes()).put("difficulty", exercise.difficulty()).put("topics", new JsonArray(exercise.topics()))
        .put("stages", one.whole().suite().map(suite -> suite.stages().size()).orElse(0)).put("usedIn", one.usedIn());
  }

  private Practised offered(String slug) {
    return offered().filter(one -> one.whole().exercise().slug().equals(slug)).findFirst()
        .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such exercise to practise."));
  }

  private Reply show(Call call) {
    Practised one = offered(call.part("slug"));
    ExercisePackage whole = one.whole();
    JsonArray files = new JsonArray();
    whole.exercise().files().forEach(file ->
        files.add(new JsonObject().put("name", file.name()).put("text", file.text()).put("readOnly", file.readOnly())));
    JsonArray samples = new JsonArray();
    whole.suite().map(Suite::samples).orElse(List.of()).forEach(sample -> samples.add(new JsonObject().put("words", sample.hint())
        .put("input", sample.input().shown(TestGroup.SHOWN_UNITS)).put("answer", sample.answer().shown(TestGroup.SHOWN_UNITS))));
    JsonArray points = new JsonArray();
    whole.suite().map(Suite::stages).orElse(List.of()).forEach(stage -> points.add(stage.points()));
    return Reply.ok(json(one).put("openTo", openness.slug()).put("statement", Markdown.tree(whole.exercise().statement())).put("files", files).put("samples", samples).put("points", points)
        .put("runs", runner.off().isEmpty()).put("compiler", RunnerJson.flags(runner, SHOWN)).put("eachRun", RunnerJson.allowances(runner, SHOWN)));
  }

  private Reply studentPack(Call call) {
    ExercisePackage whole = offered(call.part("slug")).whole();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    StudentPack.write(whole, zip);
    return Reply.download("application/zip", whole.exercise().slug() + ".zip", Buffer.buffer(zip.toByteArray()));
  }

  /** Refused unless whoever has no account may practise. */
  private void assertOpen() {
    if (openness != Openness.EVERYBODY) {
      throw new Refused(Code.NOT_ALLOWED, openness == Openness.ACCOUNTS
          ? "Practising here needs an account: sign in, or ask the organisation for one." : "Nobody practises on this server.");
    }
  }

  private Reply learner(Call call) {
    assertOpen();
    learners.take(call.address());
    return access.sessionRoutes().begin();
  }

  private Reply begin(Call call) {
    Fields body = call.body();
    String slug = body.line("exercise");
    boolean clock = body.flag("clock", true);
    body.end();
    if (Caller.of(call) instanceof Caller.Learner) {
      assertOpen();
    }
    begun.take(call.address());
    JsonObject made = attempts.begin(Caller.of(call), offered(slug).whole(), clock);
    return Reply.created(made).with("Location", "/api/v1/practice/attempts/" + made.getString("id"));
  }

  private Reply enter(Call call) {
    Caller caller = Caller.of(call);
    Attempt attempt = attempts.mine(caller, call.id("attempt"));
    joins.take(attempt.owner().toString());
    rooms.assertPlaceToPractise(attempt.id());
    RoomTokens.Issued issued = access.roomTokens().issue(caller, attempt.id(), attempt.owner(), Role.CANDIDATE);
    return Reply.ok(new JsonObject().put("token", issued.token()).put("expiresAt", issued.expiresAt().toString()));
  }

  private Reply reveal(Call call) {
    Caller caller = Caller.of(call);
    // Neither what runs still nor looking again costs anybody a turn of the judge.
    if (!attempts.submitted(caller, call.id("attempt")).revealed()) {
      revealed.take(call.address());
    }
    return Reply.ok(judged(caller, call.id("attempt")));
  }

  /** Why nothing can be run here is the administrator's affair; a learner is told what becomes of their text. */
  private JsonObject judged(Caller caller, UUID id) {
    try {
      return attempts.reveal(caller, id);
    } catch (Refused refused) {
      if (refused.code() == Code.RUNNER_OFF || refused.code() == Code.RUNNER_BUSY) {
        throw new Refused(Code.BUSY, "The hidden tests cannot be run here just now, our fault. Your text is kept: try again later.");
      }
      throw refused;
    }
  }

  private Reply download(Call call) {
    SortedMap<String, String> texts = new TreeMap<>();
    attempts.files(Caller.of(call), call.id("attempt")).forEach(file -> texts.put(file.name(), file.text()));
    return Reply.zip("attempt.zip", texts);
  }

  private Reply delete(Call call) {
    UUID id = call.id("attempt");
    attempts.delete(Caller.of(call), id);
    return Reply.nothing();
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
  }
}
