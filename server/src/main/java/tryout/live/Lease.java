package tryout.live;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    base.journal().resume(this).compose(none -> base.log().since(id(), told))
        .onComplete(read -> room.onContext(() -> {
          if (trouble != troubles) {
            return;
          }
          if (read.succeeded()) {
            room.resume(read.result(), culprit);
          } else {
            LOG.warn("room={} recover cause={}", id(), read.cause().toString());
            readAgain.set(READ_AGAIN_MILLIS, () -> read(trouble, culprit));
          }
        }));
  }
}
