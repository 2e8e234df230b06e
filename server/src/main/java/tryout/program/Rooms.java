package tryout.program;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.live.LiveRooms;
import tryout.live.Playback;
import tryout.live.Seats;
import tryout.live.Setups;
import tryout.room.Chronicle;
import tryout.room.Event;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;

/**
 * What an interview needs of its room, as rooms are played in {@link LiveRooms}. The setup is {@code {title, organisation,
 * minutes, warmupMinutes, statement, files:[{name, text, readOnly}], warmup:[…], allowed, notAllowed, seats:[{member, name,
 * role}]}}.
 */
public class Rooms {
  private static final int RETENTION_MONTHS = 12;
  private static final String HELLO =
      "#include <stdio.h>\n\nint main(void)\n{\n    printf(\"hello\\n\");\n    return 0;\n}\n";

  private final LiveRooms live;
  private final Runner runner;

  public Rooms(LiveRooms live, Runner runner) {
    this.live = live;
    this.runner = runner;
  }

  /** Makes a room in the caller's transaction. */
  public Future<Void> create(SqlConnection tx, String room, JsonObject setup) {
    return live.create(tx, UUID.fromString(room), Setups.read(dated(setup)));
  }

  /** Gives a room that has not begun its exercise another setup, in the caller's transaction; an open one takes it up once that is over. */
  public void change(Sql sql, UUID room, JsonObject setup) {
    live.change(sql, room, Setups.read(dated(setup)));
  }

  /** Names who is asked when somebody is to have another seat while an interview is held. */
  void seats(Seats asked) {
    live.seats(asked);
  }

  /** Tells a room that is open what somebody is in it by now, or that they are out. */
  void seated(UUID room, UUID by, UUID member, @Nullable Role role) {
    live.seated(room, by.toString(), member.toString(), role);
  }

  /** The recording is deleted a year after the interview was last planned. */
  private JsonObject dated(JsonObject setup) {
    String day = Instant.ofEpochMilli(live.now()).atZone(ZoneOffset.UTC).toLocalDate().plusMonths(RETENTION_MONTHS).toString();
    return setup.copy().put("deletedOn", day);
  }

  /** The phase of each of these rooms, as on the wire: {@code lobby} to {@code ended}. */
  public Future<Map<String, String>> phases(List<String> rooms) {
    return live.phases(rooms.stream().map(UUID::fromString).toList()).map(known -> {
      Map<String, String> phases = new HashMap<>(known);
      rooms.forEach(room -> phases.putIfAbsent(room, Phase.LOBBY.slug()));
      return phases;
    });
  }

  /** An interview as its reader may take it home: its record, and all that happened in it, an event a line. */
  record Copy(JsonObject record, Stream<String> events) {}

  /** All of an interview that its reader may keep. Blocks. */
  Copy copy(UUID room, String member, Role role) {
    List<Event> told = live.playback().all(room, member, role);
    JsonObject record = RecordJson.write(live.past(room).await(), Chronicle.of(told), role).put("feedback", released(room, member, role));
    return new Copy(record, told.stream().map(event -> live.playback().event(event).encode()));
  }

  /** What was released to the candidate: for them, and for whoever may read what the panel made of it. */
  private @Nullable JsonObject released(UUID room, String member, Role role) {
    if (role == Role.CANDIDATE) {
      return live.playback().feedback(room).orElse(null);
    }
    JsonObject panel = live.playback().graded(room, member, role).getJsonObject("panel");
    return panel == null ? null : panel.getJsonObject("feedback");
  }

  /**
   * What a report tells the panel: with what was graded, as far as that member may see it now. Blocks.
   *
   * @param extra whether its reader may know of extra time: a coordinator, unless they grade, too
   * @throws Refused with {@link tryout.fault.Code#NOT_ENDED} before the end
   */
  JsonObject report(UUID room, String member, Role role, boolean extra) {
    return ReportJson.write(live.playback().whole(room), extra).mergeIn(live.playback().graded(room, member, role));
  }

  /** What a report tells the candidate: with what was released to them, and nothing else of the panel's. Blocks, and refuses as {@link #report}. */
  JsonObject candidatesReport(UUID room) {
    return ReportJson.write(live.playback().whole(room), true).put("feedback", live.playback().feedback(room).orElse(null));
  }

  /** Sends everybody out of a room for good, lets go of it, and deletes it. Blocks. */
  void leave(UUID room, Runnable deletion) {
    live.leave(room, deletion);
  }

  /** The last run of which the panel may read everything now. */
  public Future<Integer> lastShownRun(UUID room) {
    return live.state(room).map(state -> state.seenBy(Role.MENTOR).runs().lastId());
  }

  /** The next page of what a member may know of what happened, as of {@link tryout.live.Playback}. */
  public JsonObject events(UUID room, String member, Role role, long after) {
    return live.playback().page(room, member, role, after);
  }

  /** The moments pinned that a mentor may see. */
  public JsonArray pins(UUID room, String member) {
    return live.playback().pins(room, member);
  }

  /**
   * Runs once more what a run took, the same way and with the same input: {@code {run, again, output, result}}. It waits in
   * a queue of its own, so that no room is slower by it.
   *
   * @throws Refused with {@code NOT_FOUND} where there was no such run, {@code ILLEGAL_TRANSITION} for a run of the tests
   */
  public JsonObject again(UUID room, UUID by, int run) {
    Playback.Taken taken = live.playback().taken(room, run);
    if (taken.profile() == Profile.TESTS) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Tests are run in the room, where what they come to is kept.");
    }
    Once once = new Once();
    Runner.Run under = runner.start(Runner.afterOthers("again " + room + " " + by), taken.profile(), taken.sources(), once);
    if (!taken.input().isEmpty()) {
      under.input(taken.input());
    }
    under.endInput();
    Result result = once.ended.future().await();
    return Playback.result(0, run, once.output, result);
  }

  /** Keeps what a run tells until it is over. */
  private static final class Once implements Runner.Listener {
    private final List<JsonObject> output = new ArrayList<>();
    private final Promise<Result> ended = Promise.promise();

    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {
      output.add(new JsonObject().put("channel", channel.slug()).put("text", text));
    }

    @Override
    public void found(List<Finding> findings) {}

    @Override
    public void ended(Result result) {
      ended.complete(result);
    }
  }

  /** Compiles and runs a first program: {@code {ok, wallMillis, sentence}}. */
  public Future<JsonObject> check() {
    Promise<JsonObject> done = Promise.promise();
    try {
      runner.start("check-" + UUID.randomUUID(), Profile.QUICK, List.of(new Source("main.c", HELLO)), new Hello(done));
    } catch (Refused refused) {
      done.complete(answer(false, 0, refused.detail()));
    }
    return done.future();
  }

  private static JsonObject answer(boolean ok, long wallMillis, String sentence) {
    return new JsonObject().put("ok", ok).put("wallMillis", wallMillis).put("sentence", sentence);
  }

  /** Waits for the end of the first program; its time counts from the request, as the candidate waits. */
  private record Hello(Promise<JsonObject> done, long since) implements Runner.Listener {
    Hello(Promise<JsonObject> done) {
      this(done, System.nanoTime());
    }

    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {}

    @Override
    public void found(List<Finding> findings) {}

    @Override
    public void ended(Result result) {
      boolean ok = result.verdict() == Verdict.OK;
      long millis = (System.nanoTime() - since) / 1_000_000;
      done.tryComplete(answer(ok, millis, ok ? "Hello world compiled and ran." : result.sentence()));
    }
  }
}
