package tryout.live;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tryout.grade.PanelEvent;
import tryout.room.Event;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Workspace;

/** What a room that is open reads and keeps besides its journal. */
interface RoomLog {
  /** All events after {@code seq}, in order; fails if the journal has a gap. */
  Future<List<Event>> since(UUID room, long seq);

  /** All events of the panel's stream after {@code seq}, in order; fails if the stream has a gap. */
  Future<List<PanelEvent>> panel(UUID room, long seq);

  /** The files as a run took them, folded where it holds up no room; fails if the journal does not tell of that run. */
  Future<Workspace> taken(UUID room, int run);

  /** The newest snapshot that is whole, not beyond the journal's end; empty where there is none, so that all is folded. */
  Future<Optional<RoomState>> snapshot(UUID room, RoomSetup setup);

  /**
   * That a room was open with its clock running. Once something was stored after it, it says nothing that the journal does
   * not say better: the machine's clock may have been set back in between.
   *
   * @param at epoch milliseconds, or 0
   * @param seq the last event that was stored then
   */
  record Alive(long at, long seq) {
    /** When it was so last, epoch milliseconds, of a room whose journal ends there. */
    long last(RoomState stored) {
      return stored.seq() > seq ? stored.at() : Math.max(at, stored.at());
    }
  }

  /** The last note of a room. */
  Future<Alive> alive(UUID room);

  /**
   * Notes that rooms whose clock runs are open.
   *
   * @param rooms with the last event that each has stored
   * @param at epoch milliseconds
   */
  Future<Void> alive(Map<UUID, Long> rooms, long at);

  /** Keeps a snapshot, and only the last two. */
  Future<Void> keep(UUID room, RoomState state);
}
