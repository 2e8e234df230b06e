package tryout.live;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.room.Workspace;
import tryout.run.Runner;

/**
 * What the compiler says of the text of one room as it stands, a moment after the last edit. It is told to everybody and
 * not stored: it follows from the text. Belongs to the room's context.
 */
final class CheckDesk {
  private final LiveRoom room;
  private final Runner runner;
  private final Alarm alarm;
  private @Nullable Buffer last;
  private long changedAt;

  CheckDesk(LiveRoom room, LiveRoom.Base base) {
    this.room = room;
    this.runner = base.runner();
    this.alarm = new Alarm(room, base.turns());
  }

  /** The text became another one. */
  void changed() {
    changedAt = room.now();
    if (!alarm.isSet()) {
      alarm.set(LiveLimits.CHECK_AFTER.toMillis(), this::checkOnceAtRest);
    }
  }

  /** Typing sets no alarm anew at each stroke; the one that is set looks how long it was quiet. */
  private void checkOnceAtRest() {
    long left = changedAt + LiveLimits.CHECK_AFTER.toMillis() - room.now();
    if (left > 0) {
      alarm.set(left, this::checkOnceAtRest);
    } else {
      check();
    }
  }

  /** Tells a page that just came what was told last; the first one lets the text be looked over. */
  void show(Reader reader) {
    if (room.committed().curtain().hides(reader.role())) {
      return;
    }
    if (last == null) {
      changed();
    } else {
      reader.send(last, room.now());
    }
  }

  private void check() {
    Workspace workspace = room.committed().workspace();
    if (room.stopped() || room.audience().isEmpty() || workspace.files().isEmpty()) {
      return;
    }
    Sources sources = Sources.of(workspace);
    Map<Integer, Integer> versions = workspace.versions();
    runner.check(room.place(), sources.texts(), checked -> room.onContext(() -> tell(versions, sources, checked)));
  }

  private void tell(Map<Integer, Integer> versions, Sources sources, Runner.Checked checked) {
    if (!room.stopped()) {
      Buffer told = Wire.checked(versions, sources.renumbered(checked.findings()), checked.trouble());
      last = told;
      room.audience().all().stream().filter(reader -> reader.live() && !room.committed().curtain().hides(reader.role())).forEach(reader -> reader.send(told, room.now()));
    }
  }
}
