package tryout.live;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import tryout.room.Command;
import tryout.room.Event;
import tryout.room.Interviews;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.RoomState;
import tryout.room.Sender;
import tryout.room.SharedFile;
import tryout.text.ChangeSet;

/** A room's past, decided by the room's own rules and written into the journal before anybody opens it. */
final class WrittenRoom {
  private final List<Event> log = new ArrayList<>();
  private final Sender candidate;
  private final Sender lead;
  private RoomState state = RoomState.of(Interviews.setup());
  private long now = System.currentTimeMillis();

  private WrittenRoom(RoomServer.Person candidate, RoomServer.Person lead) {
    this.candidate = new Sender(candidate.id().toString(), candidate.name(), Role.CANDIDATE, UUID.randomUUID().toString());
    this.lead = new Sender(lead.id().toString(), lead.name(), Role.LEAD, UUID.randomUUID().toString());
  }

  static WrittenRoom inExercise(RoomServer.Person candidate, RoomServer.Person lead) {
    WrittenRoom room = new WrittenRoom(candidate, lead);
    room.take(Room.joined(room.state, room.candidate, room.now));
    room.take(Room.joined(room.state, room.lead, room.now));
    room.does(room.candidate, new Command.Consent());
    room.does(room.lead, new Command.Advance(Phase.WARM_UP));
    room.does(room.lead, new Command.Advance(Phase.EXERCISE));
    return room;
  }

  SharedFile file() {
    return state.workspace().files().values().iterator().next();
  }

  String text() {
    return file().text();
  }

  /** The candidate types at the beginning of the first file. */
  void type(String text) {
    SharedFile file = file();
    ChangeSet changes = ChangeSet.replace(file.text().length(), 0, 0, text);
    does(candidate, new Command.Edit(file.id(), file.version(), changes));
  }

  private void does(Sender sender, Command command) {
    long number = state.people().page(sender.client()).lastSeq() + 1;
    String hash = HexFormat.of().toHexDigits(number).repeat(4);
    take(((Room.Decision.Accepted) Room.decide(state, sender, number, hash, command, ++now)).events());
  }

  private void take(List<Event> events) {
    for (Event event : events) {
      state = state.apply(event);
      log.add(event);
    }
  }

  void store(RoomServer server, UUID room) {
    Vertx vertx = server.vertx();
    Journal journal = new Journal(vertx, vertx.getOrCreateContext(), server.database.writer(), server.rooms.metrics(), on -> { });
    IdleHolder holder = new IdleHolder(room);
    journal.open().await();
    journal.hold(holder).await();
    for (int i = 0; i < log.size(); i += LiveLimits.BATCH_EVENTS) {
      List<Event> batch = log.subList(i, Math.min(log.size(), i + LiveLimits.BATCH_EVENTS));
      journal.append(holder, batch.stream().map(event -> Row.of(room, event)).toList()).await();
    }
    journal.close().await();
  }
}
