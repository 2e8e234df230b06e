package tryout.live;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tryout.room.Act;
import tryout.room.Phase;
import tryout.room.Role;

/**
 * Carets, typing, follows and pulses: relayed to the others, the newest of each kind per page, some times a second. They
 * are neither numbered nor stored, and the first to be dropped. Belongs to the room's context.
 */
final class Gestures {
  private static final long RELAY_MILLIS = 40;

  private final LiveRoom room;
  private final Turns turns;
  private final Map<Key, String> waiting = new LinkedHashMap<>();
  private final Map<String, String> carets = new HashMap<>();

  private record Key(String client, String kind) {}

  Gestures(LiveRoom room, Turns turns) {
    this.room = room;
    this.turns = turns;
  }

  boolean permits(Role role, String kind, Phase phase) {
    boolean points = kind.equals("pulse") || kind.equals("typing");
    return (points ? Act.POINT : Act.SIGNAL).permits(role, phase);
  }

  void take(Reader reader, Frame.Signal signal) {
    String client = reader.sender().client();
    String body = signal.body().copy().put("by", reader.member()).put("client", client).encode();
    if (signal.kind().equals("cursor")) {
      carets.put(client, body);
    }
    if (waiting.isEmpty()) {
      turns.after(RELAY_MILLIS, () -> room.onContext(this::relay));
    }
    waiting.put(new Key(client, signal.kind()), body);
  }

  private void relay() {
    Map<Key, String> turn = new LinkedHashMap<>(waiting);
    waiting.clear();
    for (Reader reader : room.audience().all()) {
      if (reader.live()) {
        tell(reader, turn.entrySet().stream()
            .filter(one -> !one.getKey().client().equals(reader.sender().client())).map(Map.Entry::getValue).toList());
      }
    }
  }

  /** Shows a page that just came where the others are. */
  void show(Reader reader) {
    tell(reader, carets.entrySet().stream()
        .filter(caret -> !caret.getKey().equals(reader.sender().client())).map(Map.Entry::getValue).toList());
  }

  private void tell(Reader reader, List<String> others) {
    if (!others.isEmpty()) {
      reader.sendSignal(Wire.signals(others), room.now());
    }
  }

  void forget(String client) {
    carets.remove(client);
  }
}
