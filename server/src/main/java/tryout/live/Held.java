package tryout.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.live.Journal.Holder;

/**
 * The rooms whose locks the journal holds, and those of them that are halted: they have yet to read what became of their
 * last rows before they may write again. Belongs to the journal's context.
 */
final class Held {
  private final Map<UUID, Holder> rooms = new LinkedHashMap<>();
  private final Set<UUID> halted = new HashSet<>();

  void take(Holder room) {
    rooms.put(room.id(), room);
    halted.remove(room.id());
  }

  /** Passes a room to another holder of it. */
  void pass(Holder to) {
    rooms.put(to.id(), to);
  }

  /** Forgets a room, if this holder has it. */
  boolean remove(Holder room) {
    boolean had = rooms.remove(room.id(), room);
    if (had) {
      halted.remove(room.id());
    }
    return had;
  }

  boolean has(Holder room) {
    return rooms.get(room.id()) == room;
  }

  boolean mayWrite(Holder room) {
    return has(room) && !halted.contains(room.id());
  }

  @Nullable Holder of(UUID room) {
    return rooms.get(room);
  }

  List<UUID> ids() {
    return List.copyOf(rooms.keySet());
  }

  int size() {
    return rooms.size();
  }

  void halt(Holder room) {
    halted.add(room.id());
  }

  void goesOn(Holder room) {
    halted.remove(room.id());
  }

  /** Nothing can be stored: all are halted, and told. */
  void away() {
    halted.addAll(rooms.keySet());
    rooms.values().forEach(Holder::away);
  }

  /** All may go on once they have read. */
  void back() {
    List.copyOf(rooms.values()).forEach(room -> room.back(false));
  }
}
