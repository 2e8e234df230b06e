package tryout.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
  private static final UUID ID = new UUID(0, 1);
  private static final LiveMetrics METRICS = new LiveMetrics(new SimpleMeterRegistry(), () -> 0);

  final VirtualTurns turns = new VirtualTurns();
  final ScriptedDatabase database = new ScriptedDatabase();
  final Journal journal = new Journal(turns, database, METRICS, on -> { });
  final LiveRoom live;
  private final Reader candidate;
  private final IdleRunner runner = new IdleRunner();
  private int asked;

  ScriptedRoom() {
    RoomPast past = new RoomPast(turns.now(), 60_000);
    database.begin(ID, past.log());
    LiveRoom.Base base = new LiveRoom.Base(turns, journal, database, runner, new Wire(text -> new JsonArray(), ""),
        turns::now, UUID::randomUUID, new LetGo(turns::now), METRICS, this);
    Future<LiveRoom> opened =
        journal.open().compose(none -> new Opening(ID, new UUID(0, 2), Interviews.setup(), base).open());
    turns.pass(0);
    live = opened.result();
    Sender sender = new Sender(past.candidate.member(), past.candidate.name(), past.candidate.role(), "");
    candidate = new Reader(new Nowhere(), live, sender, new UUID(0, 3), turns.now(), METRICS.socket());
    live.join(candidate, new Frame.Join("", null, null, 0), Long.MAX_VALUE);
    turns.pass(0);
  }

  /** The candidate asks for a run; answers its number. */
  int run() {
    Command run = new Command.StartRun(Profile.QUICK);
    live.receive(candidate, new Frame.Stored(++asked, asked, "run", "00".repeat(32), run, 0));
    turns.pass(0);
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
  private static final class Nowhere implements Reader.Line {
    @Override
    public Future<Void> write(Buffer frame) {
      return Future.succeededFuture();
    }

    @Override
    public void close(CloseCode code) {}
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
