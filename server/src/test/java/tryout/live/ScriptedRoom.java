package tryout.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tryout.room.Clock;
import tryout.room.Command;
import tryout.room.Interviews;
import tryout.room.Sender;
import tryout.run.Allowance;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;

/** A room in its exercise, with the candidate in it, in virtual time and on a database that answers when it is told to. */
final class ScriptedRoom implements LiveRoom.Keeper {
  static final UUID ID = new UUID(0, 1);
  /** The candidate's. */
  static final UUID SESSION = new UUID(0, 3);
  private static final UUID GENERATION = new UUID(0, 2);
  private static final LiveMetrics METRICS = new LiveMetrics(new SimpleMeterRegistry(), () -> 0);

  final VirtualTurns turns = new VirtualTurns();
  final ScriptedDatabase database = new ScriptedDatabase();
  final Journal journal = new Journal(turns, database, METRICS, on -> { });
  final LetGo letGo = new LetGo(turns::now);
  final LiveRoom live;
  /** What the candidate's page is told. */
  final Heard heard = new Heard();
  final Reader candidate;
  private final Sender who;
  private final IdleRunner runner = new IdleRunner();
  private int asked;

  ScriptedRoom() {
    this((past, database) -> { });
  }

  /**
   * Opens it on what there was before.
   *
   * @param before adds to it
   */
  ScriptedRoom(BiConsumer<RoomPast, ScriptedDatabase> before) {
    RoomPast past = new RoomPast(turns.now(), 60_000);
    before.accept(past, database);
    database.begin(ID, past.log());
    LiveRoom.Base base = new LiveRoom.Base(turns, journal, database, runner, IdleTester.IDLE, new Wire(text -> new JsonArray(), ""),
        turns::now, UUID::randomUUID, letGo, Seats.FREE, METRICS, this);
    Future<LiveRoom> opened =
        journal.open().compose(none -> new Opening(ID, GENERATION, Interviews.setup(), base).open());
    turns.pass(0);
    live = opened.result();
    who = past.candidate;
    candidate = joins(heard, new Frame.Join("", null, null, 0));
  }

  private Reader joins(Heard line, Frame.Join hello) {
    Sender sender = new Sender(who.member(), who.name(), who.role(), "");
    Reader reader = new Reader(line, live, sender, SESSION, turns.now(), METRICS.socket());
    live.join(reader, hello, Long.MAX_VALUE);
    turns.pass(0);
    return reader;
  }

  /** The page that the candidate had in the room's past comes back, with what it had seen up to that event. */
  Heard returns(long seen) {
    Heard line = new Heard();
    joins(line, new Frame.Join("", GENERATION.toString(), who.client(), seen));
    return line;
  }

  /** The candidate sends a stored message. */
  void asks(String kind, Command command) {
    live.receive(candidate, new Frame.Stored(++asked, asked, kind, "00".repeat(32), command, 0));
    turns.pass(0);
  }

  /** A refused message leaves its number free. */
  void refused() {
    asked--;
  }

  /** The candidate asks for a run; answers its number. */
  int run() {
    asks("run", new Command.StartRun(Profile.QUICK));
    return live.committed().runs().lastId();
  }

  /** The runner takes up the run that was asked for last. */
  void leavesQueue() {
    Objects.requireNonNull(runner.listener).stage(Stage.COMPILING);
    turns.pass(0);
  }

  void ends(Result result) {
    Objects.requireNonNull(runner.listener).ended(result);
    turns.pass(0);
  }

  /** What is left of the exercise, milliseconds. */
  long left() {
    Clock clock = live.committed().course().clock();
    return clock == null ? 0 : clock.remaining(turns.now());
  }

  @Override
  public void empty(LiveRoom room) {}

  @Override
  public void gone(LiveRoom room) {}

  /** A page that takes everything. */
  static final class Heard implements Reader.Line {
    private final List<JsonObject> frames = new ArrayList<>();
    final List<CloseCode> closed = new ArrayList<>();

    /** The numbers of the events that it was told, in this order. */
    List<Long> seqs() {
      return frames.stream().flatMap(frame -> frame.getJsonArray("events", new JsonArray()).stream())
          .map(event -> ((JsonObject) event).getLong("seq")).toList();
    }

    /** The codes with which it was refused. */
    List<String> refusals() {
      return frames.stream().map(frame -> frame.getJsonObject("refused")).filter(Objects::nonNull)
          .map(refused -> refused.getString("code")).toList();
    }

    /** What was said besides, under that name. */
    List<Object> notices(String name) {
      return frames.stream().map(frame -> frame.getJsonObject("notice")).filter(Objects::nonNull)
          .filter(notice -> notice.containsKey(name)).map(notice -> notice.getValue(name)).toList();
    }

    @Override
    public Future<Void> write(Buffer frame) {
      frames.add(frame.toJsonObject());
      return Future.succeededFuture();
    }

    @Override
    public void close(CloseCode code) {
      closed.add(code);
    }
  }

  /** Takes every run; what becomes of it is the test's to say. */
  private static final class IdleRunner implements Runner {
    private @Nullable Listener listener;

    @Override
    public Run start(String room, Profile profile, List<Source> sources, Listener told) {
      listener = told;
      return new Run() {
        @Override
        public void input(String text) {}

        @Override
        public void endInput() {}

        @Override
        public void stop() {}
      };
    }

    @Override
    public void check(String room, List<Source> sources, Consumer<Checked> told) {}

    @Override
    public String off() {
      return "";
    }

    @Override
    public String flags(Profile profile) {
      return "";
    }

    @Override
    public Optional<Allowance> allowance(Profile profile) {
      return Optional.empty();
    }
  }
}
