package tryout.live;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Decisions;
import tryout.room.Role;
import tryout.room.Room;

/**
 * Who sits where in one room. Who may is not the room's to know, and is asked first; what was answered is stored there by
 * then, so that whoever comes back after a crash comes as what they are. Belongs to the room's context.
 */
final class SeatDesk {
  private final LiveRoom room;
  private final UUID id;
  private final Seats seats;
  private final LetGo letGo;
  private final Decisions<?> decisions;

  SeatDesk(LiveRoom room, LiveRoom.Base base, Decisions<?> decisions) {
    this.room = room;
    this.id = room.id();
    this.seats = base.seats();
    this.letGo = base.letGo();
    this.decisions = decisions;
  }

  /** A lead changes what somebody is here. */
  void change(Reader reader, Frame.Seat wish) {
    if (room.audience().has(reader)) {
      try {
        ask(reader, wish);
      } catch (Refused refused) {
        reader.refuse(wish.ref(), refused, room.now());
      }
    }
  }

  private void ask(Reader reader, Frame.Seat wish) {
    if (decisions.paused()) {
      throw new Refused(Code.SAVING_PAUSED, "Saving is paused, our fault.");
    }
    Room.seatable(decisions.tentative(), reader.sender(), wish.member());
    seats.change(id, reader.member(), wish.member(), wish.role())
        .onSuccess(changed -> room.onContext(() -> changed(reader.member(), wish.member(), wish.role())))
        .onFailure(failure -> room.onContext(() -> reader.refuse(wish.ref(), failure instanceof Refused refused
            ? refused : new Refused(Code.INTERNAL, "It could not be changed, our fault: try again."), room.now())));
  }

  /**
   * Somebody is something else here by now, or nothing any more.
   *
   * @param by who wished it, or null
   */
  void changed(@Nullable String by, String member, @Nullable Role role) {
    letGo.member(id, member);
    room.house(state -> Room.seated(state, by, member, role, room.now()));
  }
}
