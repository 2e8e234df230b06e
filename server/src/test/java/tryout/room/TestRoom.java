package tryout.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.Verdict;
import tryout.text.ChangeSet;

/** A room without a server: wishes go in, the journal grows, and time passes when it is told to. */
final class TestRoom {
  static final long START = 1_800_000_000_000L;

  private final RoomSetup setup;
  private final Map<String, Long> numbers = new HashMap<>();
  final List<Event> journal = new ArrayList<>();
  RoomState state;
  long now = START;

  TestRoom() {
    this(Interviews.setup());
  }

  TestRoom(RoomSetup setup) {
    this.setup = setup;
    this.state = RoomState.of(setup);
  }

  /** Everybody is here and the lobby is open. */
  static TestRoom lobby() {
    return lobby(Interviews.setup());
  }

  private static TestRoom lobby(RoomSetup setup) {
    TestRoom room = new TestRoom(setup);
    for (Sender sender : List.of(Interviews.CANDIDATE, Interviews.LEAD, Interviews.MENTOR, Interviews.OBSERVER)) {
      room.comes(sender);
    }
    return room;
  }

  static TestRoom warmUp() {
    return warmUp(Interviews.setup());
  }

  private static TestRoom warmUp(RoomSetup setup) {
    TestRoom room = lobby(setup);
    room.does(Interviews.CANDIDATE, Interviews.CONSENT);
    room.does(Interviews.LEAD, new Command.Advance(Phase.WARM_UP));
    return room;
  }

  static TestRoom exercise() {
    return exercise(Interviews.setup());
  }

  static TestRoom exercise(RoomSetup setup) {
    TestRoom room = warmUp(setup);
    room.does(Interviews.LEAD, new Command.Advance(Phase.EXERCISE));
    return room;
  }

  static TestRoom discussion() {
    TestRoom room = exercise();
    room.does(Interviews.LEAD, new Command.Advance(Phase.DISCUSSION));
    return room;
  }

  /** As {@link #exercise}, with the time used up and the text frozen. */
  static TestRoom frozen() {
    TestRoom room = exercise();
    room.passes(room.clock().totalMillis() + 1_000);
    room.due();
    return room;
  }

  /** What the wish comes to; applied. */
  List<Fact> does(Sender sender, Command command) {
    long number = numbers.getOrDefault(sender.client(), 0L) + 1;
    Room.Decision decision = Room.decide(state, sender, number, "hash " + number, command, now);
    numbers.put(sender.client(), number);
    return take(((Room.Decision.Accepted) decision).events());
  }

  /** With which code the wish is refused; its number is free again. */
  Code refusal(Sender sender, Command command) {
    try {
      Room.decide(state, sender, numbers.getOrDefault(sender.client(), 0L) + 1, "hash", command, now);
    } catch (Refused refused) {
      return refused.code();
    }
    throw new AssertionError(command + " is not refused");
  }

  List<Fact> comes(Sender sender) {
    return take(Room.joined(state, sender, false, now));
  }

  /** Comes with numbers of before a restore. */
  List<Fact> comesFromBefore(Sender sender) {
    return take(Room.joined(state, sender, true, now));
  }

  List<Fact> goes(Sender sender) {
    return take(Room.left(state, sender.client(), now, now));
  }

  List<Fact> due() {
    return take(Room.due(state, now));
  }

  List<Fact> waited(int run, long millis) {
    Duration waited = Duration.ofMillis(millis);
    return take(Room.advanced(state, run, Stage.COMPILING, waited, Room.queueCost(state, waited, now), now));
  }

  List<Fact> ended(int run, Verdict verdict) {
    Result result = new Result(verdict, "It ended.", 0, 0, Duration.ZERO, Duration.ZERO, 0, "gcc", Optional.empty());
    return take(Room.ended(state, run, result, Room.runCost(state, run, now), now));
  }

  List<Fact> ourFault(long millis) {
    return take(Room.credited(state, Room.counted(state, now - millis, now), Ledger.SAVING, now - millis, now));
  }

  void passes(long millis) {
    now += millis;
  }

  void passesMinutes(int minutes) {
    passes(minutes * 60_000L);
  }

  List<Fact> take(List<Event> events) {
    for (Event event : events) {
      state = state.apply(event);
      journal.add(event);
    }
    return events.stream().map(Event::fact).toList();
  }

  Clock clock() {
    return state.course().clock();
  }

  long left() {
    return clock().remaining(now);
  }

  SharedFile file(String name) {
    return state.workspace().files().values().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
  }

  List<String> fileNames() {
    return state.workspace().files().values().stream().map(SharedFile::name).toList();
  }

  /** Puts a text at the beginning of a file, at its present version. */
  Command.Edit typed(String name, String text) {
    SharedFile file = file(name);
    return new Command.Edit(file.id(), file.version(), ChangeSet.replace(file.text().length(), 0, 0, text));
  }

  /** The room as its journal gives it. */
  RoomState folded() {
    RoomState folded = RoomState.of(setup);
    for (Event event : journal) {
      folded = folded.apply(event);
    }
    return folded;
  }
}
