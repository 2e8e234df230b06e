package tryout.live;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tryout.room.Command;
import tryout.room.Event;
import tryout.room.Interviews;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Sender;
import tryout.run.Profile;
import tryout.text.ChangeSet;

/** A room's past, decided by the room's own rules: everybody came, agreed, and the exercise has begun. */
final class RoomPast {
  final Sender candidate;
  final Sender lead;
  final Sender mentor;
  private final List<Event> log = new ArrayList<>();
  private RoomState state;
  private long now;

  /** An exercise that began so many milliseconds ago. */
  RoomPast(long now, long ago) {
    this(now, ago, Interviews.setup());
  }

  /** The same of a room of that setup. */
  RoomPast(long now, long ago, RoomSetup setup) {
    this(now - ago, who(1, "Candidate", Role.CANDIDATE), who(2, "Mentor A", Role.LEAD), setup);
  }

  RoomPast(long now, Sender candidate, Sender lead) {
    this(now, candidate, lead, Interviews.setup());
  }

  private RoomPast(long now, Sender candidate, Sender lead, RoomSetup setup) {
    this.state = RoomState.of(setup);
    this.now = now;
    this.candidate = candidate;
    this.lead = lead;
    this.mentor = who(3, "Mentor B", Role.MENTOR);
    take(Room.joined(state, candidate, false, now));
    take(Room.joined(state, lead, false, now));
    does(candidate, new Command.Consent(setup.terms()));
    does(lead, new Command.Advance(Phase.WARM_UP));
    does(lead, new Command.Advance(Phase.EXERCISE));
    does(lead, new Command.SwitchTyping(true));
  }

  private static Sender who(int number, String name, Role role) {
    return new Sender(new UUID(7, number).toString(), name, role, new UUID(8, number).toString());
  }

  /** The same person in another window. */
  Sender again(Sender person) {
    return new Sender(person.member(), person.name(), person.role(), new UUID(9, 1).toString());
  }

  int file() {
    return state.workspace().files().values().stream().filter(file -> !file.readOnly()).findFirst().orElseThrow().id();
  }

  String text() {
    return state.workspace().file(file()).text();
  }

  /** The candidate types at the beginning of the first file. */
  void type(String text) {
    var file = state.workspace().file(file());
    ChangeSet changes = ChangeSet.replace(file.text().length(), 0, 0, text);
    does(candidate, new Command.Edit(file.id(), file.version(), changes));
  }

  /** The candidate asks for a run. */
  void run() {
    does(candidate, new Command.StartRun(Profile.QUICK));
  }

  private void does(Sender sender, Command command) {
    long number = state.people().page(sender.client()).lastSeq() + 1;
    String hash = java.util.HexFormat.of().toHexDigits(number).repeat(4);
    take(((Room.Decision.Accepted) Room.decide(state, sender, number, hash, command, ++now)).events());
  }

  private void take(List<Event> events) {
    for (Event event : events) {
      state = state.apply(event);
      log.add(event);
    }
  }

  RoomState state() {
    return state;
  }

  List<Event> log() {
    return List.copyOf(log);
  }
}
