package tryout.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.UUID;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.RoomSetup;
import tryout.room.RoomState;

/**
 * Opens a room: takes its lock, then reads its log, then hands the lock over to the room. What happens to the lock
 * meanwhile needs no answer here: a journal that lost it does not hand it over.
 */
final class Opening implements Journal.Holder {
  private static final long LOCK_RETRY_MILLIS = 200;

  private final UUID id;
  private final UUID generation;
  private final RoomSetup setup;
  private final LiveRoom.Base base;

  Opening(UUID id, UUID generation, RoomSetup setup, LiveRoom.Base base) {
    this.id = id;
    this.generation = generation;
    this.setup = setup;
    this.base = base;
  }

  /** Opens it; fails with {@link Refused} {@code BUSY} when it is open elsewhere, or the database went away meanwhile. */
  Future<LiveRoom> open() {
    return lock(base.clock().getAsLong() + LiveLimits.LOCK_WAIT.toMillis())
        .compose(locked -> read())
        .compose(this::settle)
        .onFailure(failure -> base.journal().release(this));
  }

  private Future<Void> lock(long until) {
    return base.journal().hold(this).compose(taken -> {
      if (taken) {
        return Future.succeededFuture();
      }
      if (base.clock().getAsLong() >= until) {
        return Future.failedFuture(new Refused(Code.BUSY, "This room is open on another server."));
      }
      Promise<Void> later = Promise.promise();
      base.turns().after(LOCK_RETRY_MILLIS, () -> lock(until).onComplete(later));
      return later.future();
    });
  }

  private Future<LiveRoom> read() {
    return base.log().snapshot(id, setup).compose(snapshot -> {
      RoomState from = snapshot.orElseGet(() -> RoomState.of(setup));
      return base.log().since(id, from.seq()).compose(events -> base.log().panel(id, 0).compose(panel -> {
        Promise<LiveRoom> ready = Promise.promise();
        base.turns().run(() -> ready.handle(Future.succeededFuture(events)
            .map(all -> new LiveRoom(id, generation, from, all, panel, base))));
        return ready.future();
      }));
    });
  }

  /** The lock passes from the one who opened the room to the room itself. */
  private Future<LiveRoom> settle(LiveRoom room) {
    return base.log().alive(id).compose(alive -> base.journal().pass(this, room.lease()).map(passed -> {
      if (!passed) {
        throw new Refused(Code.BUSY, "The database went away while the room was opened, try again.");
      }
      room.onContext(() -> room.wake(alive));
      return room;
    }));
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public void away() {}

  @Override
  public void back(boolean culprit) {}

  @Override
  public void taken() {}
}
