package tryout.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;
import tryout.web.Call;

/** Who is calling, as the database has it now. */
public sealed interface Caller {
  /** The session that the call belongs to; it ends with it. */
  UUID session();

  String name();

  Instant expiresAt();

  /** What the caller is by themselves; a seat on a panel comes on top. */
  Set<Standing> standings();

  /** Somebody with an account, by a session or by a token of theirs, whose id then stands for it. */
  record Person(UUID session, UUID id, String name, Set<HouseRole> roles, Instant expiresAt) implements Caller {
    public Person {
      roles = Set.copyOf(roles);
    }

    @Override
    public Set<Standing> standings() {
      return Standing.of(roles);
    }

    public boolean is(HouseRole role) {
      return roles.contains(role);
    }

    /** May look after people and the organisation. */
    public boolean runsTheHouse() {
      return is(HouseRole.ADMINISTRATOR) || is(HouseRole.COORDINATOR);
    }
  }

  /** Somebody who came by an invitation: a member of one room, and nothing else. */
  record Guest(UUID session, UUID invitation, UUID member, UUID room, Role role, String name, Instant expiresAt)
      implements Caller {
    @Override
    public Set<Standing> standings() {
      return Set.of(Standing.ofGuest(role));
    }
  }

  /** Somebody who practises without an account, known to one browser alone. */
  record Learner(UUID session, UUID id, Instant expiresAt) implements Caller {
    @Override
    public String name() {
      return "You";
    }

    @Override
    public Set<Standing> standings() {
      return Set.of(Standing.LEARNER);
    }
  }

  /** The caller that the guard of this door let through. */
  static Caller of(Call call) {
    return call.attached(Caller.class);
  }

  /**
   * The caller, who must have an account.
   *
   * @throws Refused for a guest
   */
  static Person person(Call call) {
    if (of(call) instanceof Person person) {
      return person;
    }
    throw new Refused(Code.NOT_ALLOWED, "This needs an account.");
  }
}
