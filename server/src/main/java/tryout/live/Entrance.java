package tryout.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.fault.Refused;
import tryout.room.Decisions;
import tryout.room.People;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.Sender;

/**
 * Where pages come into a room and leave it. One that comes is welcomed once its coming is stored; when the last one has
 * gone for a while, the room may be let go. Belongs to the room's context.
 */
final class Entrance {
  private final LiveRoom room;
  private final LiveRoom.Base base;
  private final Decisions<?> decisions;
  private final Audience audience;
  private final Gestures gestures;
  private final Greeter greeter;
  private final Alarm empty;
  /** Those who came while saving was paused, and are let in once it goes on. */
  private final Set<Reader> waiting = new LinkedHashSet<>();

  Entrance(LiveRoom room, LiveRoom.Base base, Decisions<?> decisions, Gestures gestures, Greeter greeter) {
    this.room = room;
    this.base = base;
    this.decisions = decisions;
    this.audience = room.audience();
    this.gestures = gestures;
    this.greeter = greeter;
    this.empty = new Alarm(room, base.turns());
  }

  /** Lets a page in, unless its right has gone on the way here; while saving is paused, later. */
  void join(Reader reader, Frame.Join hello, long tokenExpires) {
    if (room.ending()) {
      reader.close(CloseCode.ELSEWHERE);
    } else if (base.letGo().since(reader.admittedAt(), room.id(), reader.member(), reader.session()) || ofBefore(reader)) {
      reader.close(CloseCode.NO_TOKEN);
    } else if (decisions.paused()) {
      waiting.add(reader);
      decisions.later(() -> {
        if (waiting.remove(reader)) {
          join(reader, hello, tokenExpires);
        }
      });
    } else {
      admit(reader, hello, tokenExpires);
    }
  }

  /**
   * Whether a token was issued before the room was opened here and says something else than the room: another server may have
   * changed the seat meanwhile, of which this one did not hear. A fresh token tells.
   */
  private boolean ofBefore(Reader reader) {
    People people = room.committed().people();
    Role is = people.roleOf(reader.member());
    boolean differs = is != null && is != reader.role() || people.out().contains(reader.member());
    return differs && reader.admittedAt() <= room.openedAt();
  }

  private void admit(Reader reader, Frame.Join hello, long tokenExpires) {
    boolean same = hello.generation() == null || hello.generation().equals(room.generation().toString());
    boolean foreign = !same || hello.seq() > room.committed().seq();
    boolean known = !foreign && hello.client() != null && ownPage(reader, hello.client());
    String client = known ? Objects.requireNonNull(hello.client()) : base.ids().get().toString();
    Sender sender = new Sender(reader.member(), reader.sender().name(), reader.role(), client);
    try {
      Room.joined(decisions.tentative(), sender, foreign, room.now());
    } catch (Refused refused) {
      reader.refuse(0, refused, room.now());
      reader.close(CloseCode.TOO_MANY_PAGES);
      return;
    }
    reader.known(sender);
    audience.enter(reader);
    empty.cancel();
    Runnable welcome = () -> welcome(reader, known ? hello.seq() : -1, foreign, tokenExpires);
    if (!room.house(state -> audience.has(reader) ? Room.joined(state, sender, foreign, room.now()) : List.of(), welcome)) {
      welcome.run();
    }
  }

  private boolean ownPage(Reader reader, String client) {
    People.Page page = decisions.tentative().people().page(client);
    return page != null && page.member().equals(reader.member());
  }

  /** Welcomes a page whose coming is stored; one whose coming the database refused is sent away, and tries again. */
  private void welcome(Reader reader, long since, boolean foreign, long tokenExpires) {
    if (!audience.has(reader)) {
      return;
    }
    People.Page page = decisions.tentative().people().page(reader.sender().client());
    if (page != null && page.present()) {
      greeter.welcome(reader, since, foreign, tokenExpires);
    } else {
      audience.leave(reader);
      reader.close(CloseCode.OUR_FAULT);
    }
  }

  /**
   * A socket closed. One that was superseded has no effect.
   *
   * @param heardAt when it was heard last, epoch milliseconds
   */
  void leave(Reader reader, long heardAt) {
    if (waiting.remove(reader)) {
      watchEmpty();
    } else if (audience.leave(reader)) {
      String client = reader.sender().client();
      gestures.forget(client);
      room.house(state -> Room.left(state, client, heardAt, room.now()));
      watchEmpty();
    }
  }

  /** A member is something else from now on: their pages are told, and go on as that. Who is out is let go. */
  void seated(String member) {
    // By all that is told by now: it may have been changed twice in one turn.
    People people = room.committed().people();
    Role role = people.roleOf(member);
    if (role == null || people.out().contains(member)) {
      revoke(null, member, CloseCode.RIGHTS_GONE);
      return;
    }
    for (Reader reader : audience.all()) {
      if (reader.member().equals(member) && reader.role() != role) {
        reader.becomes(role);
        if (!role.grades()) {
          room.scratches().stop(reader);
        }
        greeter.seated(reader);
      }
    }
  }

  /** Lets go of the pages of a session that ended, or of a member who was removed. */
  void revoke(@Nullable UUID session, @Nullable String member, CloseCode code) {
    List<Reader> here = new ArrayList<>(waiting);
    here.addAll(audience.all());
    for (Reader reader : here) {
      if (reader.session().equals(session) || reader.member().equals(member)) {
        reader.close(code);
        leave(reader, room.now());
      }
    }
  }

  private boolean nobody() {
    return audience.isEmpty() && waiting.isEmpty();
  }

  /** Once nobody has been here for a while, the room is given up. */
  void watchEmpty() {
    if (nobody() && !empty.isSet() && !room.ending()) {
      empty.set(LiveLimits.EMPTY.toMillis(), () -> {
        if (nobody() && room.committed().runs().open().isEmpty()) {
          base.keeper().empty(room);
        } else {
          watchEmpty();
        }
      });
    }
  }

  /** The room ends: whoever waits is sent away, and nobody is waited for any more. */
  void shut(CloseCode code) {
    empty.cancel();
    waiting.forEach(reader -> reader.close(code));
    waiting.clear();
  }
}
