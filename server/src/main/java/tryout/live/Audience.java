package tryout.live;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tryout.room.Decisions.Step;
import tryout.room.Event;
import tryout.room.Role;

/**
 * The pages that are connected to a room, and what they were told last. Each event is encoded once, whoever reads it,
 * and so are the bytes of a frame that is for everybody. Belongs to the room's context.
 */
final class Audience {
  private static final int RECENT_EVENTS = 4_096;

  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final Deque<Event> recent = new ArrayDeque<>();
  private final Wire wire;
  private final LongSupplier clock;

  Audience(Wire wire, LongSupplier clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** Lets a page in by its client id; whoever had that id before is let go. */
  void enter(Reader reader) {
    Reader before = readers.put(reader.sender().client(), reader);
    if (before != null) {
      before.close(CloseCode.SUPERSEDED);
    }
  }

  /** Takes a page out, unless another one has its client id by now. */
  boolean leave(Reader reader) {
    return readers.remove(reader.sender().client(), reader);
  }

  boolean has(Reader reader) {
    return readers.get(reader.sender().client()) == reader;
  }

  boolean isEmpty() {
    return readers.isEmpty();
  }

  Collection<Reader> all() {
    return List.copyOf(readers.values());
  }

  void closeAll(CloseCode code) {
    readers.values().forEach(reader -> reader.close(code));
    readers.clear();
  }

  /** The last events that are stored, oldest first. */
  Deque<Event> recent() {
    return recent;
  }

  void remember(Event event) {
    recent.add(event);
    if (recent.size() > RECENT_EVENTS) {
      recent.poll();
    }
  }

  /** Tells stored events to everybody they are for, all in one frame. */
  void tell(List<Step> steps) {
    List<String> encoded = new ArrayList<>(steps.size());
    boolean forAll = true;
    for (Step step : steps) {
      remember(step.event());
      encoded.add(wire.event(step.event(), step.after()).encode());
      forAll &= step.isFor("", Role.CANDIDATE) && step.isFor("", Role.OBSERVER);
    }
    Buffer frame = Wire.events(encoded);
    for (Reader reader : all()) {
      Buffer own = forAll ? frame : part(reader, steps, encoded);
      if (reader.live() && own != null) {
        reader.send(own, clock.getAsLong());
      }
    }
  }

  private static @Nullable Buffer part(Reader reader, List<Step> steps, List<String> encoded) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).isFor(reader.member(), reader.role())) {
        own.add(encoded.get(i));
      }
    }
    return own.isEmpty() ? null : Wire.events(own);
  }

  /** Tells everybody something that is not an event. */
  void notice(String name, Object value) {
    Buffer frame = Wire.notice(name, value);
    readers.values().forEach(reader -> reader.send(frame, clock.getAsLong()));
  }
}
