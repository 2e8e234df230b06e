package tryout.program;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Access;
import tryout.access.Invitations.Invitation;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.live.Seats;
import tryout.room.Role;

/**
 * Who sits where while an interview is held: what its lead wishes in the room is looked at here, and stored, before the room
 * tells it. So every door asks the same seats as the room, and who comes back after a crash comes as what they are.
 */
final class Seating implements Seats {
  private final Interviews interviews;
  private final Access access;

  Seating(Interviews interviews, Access access) {
    this.interviews = interviews;
    this.access = access;
  }

  @Override
  public Future<Void> change(UUID room, String by, String member, @Nullable Role role) {
    Promise<Void> done = Promise.promise();
    Thread.startVirtualThread(() -> {
      try {
        interviews.database().inTransaction(sql -> changed(sql, room, UUID.fromString(by), UUID.fromString(member), role));
        done.complete();
      } catch (RuntimeException failure) {
        done.fail(failure);
      }
    });
    return done.future();
  }

  private UUID changed(Sql sql, UUID room, UUID by, UUID member, @Nullable Role role) {
    Interview interview = interviews.store().byId(sql, room).orElseThrow(Interviews::nothing);
    if (!interview.roleOf(by).equals(Optional.of(Role.LEAD))) {
      throw new Refused(Code.NOT_ALLOWED, "Only the lead of an interview changes who sits where.");
    }
    Optional<Invitation> guest = access.invitations().of(sql, room).stream().filter(one -> one.member().equals(member)).findFirst();
    if (guest.isPresent()) {
      invited(sql, guest.get(), role);
    } else {
      if (role != null) {
        PlanForm.holder(sql, access.accounts(), member, role);
      }
      interviews.store().seat(sql, room, member, role);
    }
    JsonObject what = new JsonObject().put("member", member.toString()).put("role", role == null ? "none" : role.slug());
    access.audit().write(sql, by.toString(), "seat-changed", room.toString(), what);
    return room;
  }

  /** A guest looks on, or is out; what the panel writes is for people with an account. */
  private void invited(Sql sql, Invitation guest, @Nullable Role role) {
    if (guest.role() != Role.OBSERVER) {
      throw new Refused(Code.NOT_ALLOWED, "The candidate stays the candidate.");
    }
    if (role == Role.MENTOR) {
      throw new Refused(Code.NOT_ALLOWED, guest.name() + " came by a link and may only look on: mentors need an account.");
    }
    access.invitations().admit(sql, guest.id(), role != null);
  }
}
