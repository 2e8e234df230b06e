package tryout.live;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.room.Event;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Workspace;

/** What a room that is open reads and keeps besides its journal. */
interface RoomLog {
  /** All events after {@code seq}, in order; fails if the journal has a gap. */
  Future<List<Event>> since(UUID room, long seq);

  /** The files as a run took them, folded where it holds up no room; fails if the journal does not tell of that run. */
  Future<Workspace> taken(UUID room, int run);

  /** The newest snapshot that is whole, not beyond the journal's end; empty where there is none, so that all is folded. */
  Future<Optional<RoomState>> snapshot(UUID room, RoomSetup setup);

  /** When the room was known to be open with its clock running, epoch milliseconds, or 0. */
  Future<Long> aliveAt(UUID room);

  /** Notes that rooms whose clock runs are open, epoch milliseconds. */
  Future<Void> alive(List<UUID> rooms, long at);

  /** Keeps a snapshot, and only the last two. */
  Future<Void> keep(UUID room, RoomState state);
}
