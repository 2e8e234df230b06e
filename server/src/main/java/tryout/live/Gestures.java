package tryout.live;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.room.Act;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;

/**
 * Carets, typing, follows and pulses: relayed to the others, the newest of each kind per page, some times a second. They
 * are neither numbered nor stored, and the first to be dropped. Belongs to the room's context.
 */
final class Gestures {
  private static final long RELAY_MILLIS = 40;

  private final LiveRoom room;
  private final Turns turns;
  private final Map<Key, String> waiting = new LinkedHashMap<>();
  private final Map<String, Caret> carets = new HashMap<>();

  /** The moment of the replay that each page shows to everybody. */
  private final Map<String, String> shown = new HashMap<>();

  private record Key(String client, Role role, String kind) {}

  private record Caret(Role role, String body) {}

  Gestures(LiveRoom room, Turns turns) {
    this.room = room;
    this.turns = turns;
  }

  boolean permits(RoomSetup.Kind room, Role role, String kind, Phase phase) {
    Act act = switch (kind) {
      case "pulse", "typing" -> Act.POINT;
      case "replay" -> Act.SHOW;
      default -> Act.SIGNAL;
    };
    return act.permits(room, role, phase);
  }

  void take(Reader reader, Frame.Signal signal) {
    String client = reader.sender().client();
    String body = signal.body().copy().put("by", reader.member()).put("client", client).encode();
    if (signal.kind().equals("cursor")) {
      carets.put(client, new Caret(reader.role(), body));
    } else if (signal.kind().equals("replay")) {
      shown(client, signal.body().getValue("replay") == null ? null : body);
    }
    if (waiting.isEmpty()) {
      turns.after(RELAY_MILLIS, () -> room.onContext(this::relay));
    }
    waiting.put(new Key(client, reader.role(), signal.kind()), body);
  }

  /** Nothing is shown any more once it is not talked over: not to who comes later, and not when the interview is opened again. */
  void entered(Phase phase) {
    if (!Act.SHOW.permits(room.committed().setup().kind(), Role.CANDIDATE, phase)) {
      shown.clear();
      waiting.keySet().removeIf(key -> key.kind().equals("replay"));
    }
  }

  private void shown(String client, @Nullable String body) {
    if (body == null) {
      shown.remove(client);
    } else {
      shown.put(client, body);
    }
  }

  private void relay() {
    Map<Key, String> turn = new LinkedHashMap<>(waiting);
    waiting.clear();
    Set<String> makers = turn.keySet().stream().map(Key::client).collect(Collectors.toSet());
    boolean parted = room.committed().curtain().drawn();
    Buffer all = Wire.signals(turn.values());
    for (Reader reader : room.audience().all()) {
      if (reader.live() && (parted || makers.contains(reader.sender().client()))) {
        tell(reader, turn.entrySet().stream().filter(one -> isFor(reader, one.getKey().client(), one.getKey().role()))
            .map(Map.Entry::getValue).toList());
      } else if (reader.live()) {
        reader.sendSignal(all, room.now());
      }
    }
  }

  /** Nobody is shown their own gestures; and where a curtain is drawn, none pass it either way. */
  private boolean isFor(Reader reader, String maker, Role role) {
    boolean parted = room.committed().curtain().drawn() && (role == Role.CANDIDATE) != (reader.role() == Role.CANDIDATE);
    return !parted && !maker.equals(reader.sender().client());
  }

  /** Shows a page that just came where the others are. */
  void show(Reader reader) {
    tell(reader, carets.entrySet().stream().filter(one -> isFor(reader, one.getKey(), one.getValue().role()))
        .map(one -> one.getValue().body()).toList());
    tell(reader, shown.entrySet().stream().filter(one -> !one.getKey().equals(reader.sender().client())).map(Map.Entry::getValue).toList());
  }

  private void tell(Reader reader, List<String> others) {
    if (!others.isEmpty()) {
      reader.sendSignal(Wire.signals(others), room.now());
    }
  }

  void forget(String client) {
    carets.remove(client);
    shown.remove(client);
  }
}
