package tryout.live;

import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.room.Event;

/**
 * Holds a room's lock, and hears of the journal's troubles: the room pauses then, and goes on once it has read what came
 * of the commits that were under way.
 */
final class Lease implements Journal.Holder {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final long READ_AGAIN_MILLIS = 500;

  private final LiveRoom room;
  private final LiveRoom.Base base;
  private final Alarm readAgain;
  private int troubles;

  Lease(LiveRoom room, LiveRoom.Base base) {
    this.room = room;
    this.base = base;
    this.readAgain = new Alarm(room, base.turns());
  }

  @Override
  public UUID id() {
    return room.id();
  }

  @Override
  public void away() {
    room.onContext(this::pause);
  }

  @Override
  public void back(boolean culprit) {
    room.onContext(() -> {
      pause();
      read(troubles, culprit);
    });
  }

  @Override
  public void taken() {
    room.onContext(() -> room.giveUp(CloseCode.ELSEWHERE));
  }

  private void pause() {
    troubles++;
    room.pause();
  }

  /** Reads what came of the commits under way, unless the next trouble has begun meanwhile: that one reads then. */
  private void read(int trouble, boolean culprit) {
    long told = room.committed().seq();
    base.journal().resume(this).compose(none -> base.log().since(id(), Math.max(0, told - 1)))
        .onComplete(read -> room.onContext(() -> {
          if (trouble != troubles) {
            return;
          }
          if (read.succeeded()) {
            resume(read.result(), told, culprit);
          } else {
            LOG.warn("room={} recover cause={}", id(), read.cause().toString());
            readAgain.set(READ_AGAIN_MILLIS, () -> read(trouble, culprit));
          }
        }));
  }

  /**
   * Goes on behind what was told last, if the log has it still. A database that lost what it had confirmed gets nothing
   * appended behind the hole: the room is opened anew, and the pages ahead of it are held back.
   */
  private void resume(List<Event> read, long told, boolean culprit) {
    if (told == 0) {
      room.resume(read, culprit);
    } else if (!read.isEmpty()) {
      room.resume(read.subList(1, read.size()), culprit);
    } else {
      LOG.error("room={} the database lost what it had confirmed: event {} was told and is gone", id(), told);
      room.giveUp(CloseCode.OUR_FAULT);
    }
  }
}
