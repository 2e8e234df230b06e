package tryout.live;

import java.util.List;
import java.util.UUID;
import tryout.room.Event;
import tryout.room.Sender;

/** Writes a room's past into the journal before anybody opens it. */
final class WrittenRoom {
  private WrittenRoom() {}

  /** The past of an exercise in which these two are. */
  static RoomPast inExercise(RoomServer.Person candidate, RoomServer.Person lead) {
    return new RoomPast(System.currentTimeMillis(), sender(candidate), sender(lead));
  }

  private static Sender sender(RoomServer.Person person) {
    return new Sender(person.id().toString(), person.name(), person.role(), UUID.randomUUID().toString());
  }

  static void store(RoomPast past, RoomServer server, UUID room) {
    Journal journal = server.journal();
    IdleHolder holder = new IdleHolder(room);
    journal.open().await();
    journal.hold(holder).await();
    List<Event> log = past.log();
    for (int i = 0; i < log.size(); i += LiveLimits.BATCH_EVENTS) {
      List<Event> batch = log.subList(i, Math.min(log.size(), i + LiveLimits.BATCH_EVENTS));
      journal.append(holder, batch.stream().map(event -> Row.of(room, event)).toList()).await();
    }
    journal.close().await();
  }
}
