package tryout.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tryout.room.Role;

/** What somebody is when they call: by their account, by their seat in the interview at hand, as a guest of its room, or by practising without an account. */
public enum Standing {
  /** Whoever has an account, whatever their roles. */
  PERSON,
  ADMINISTRATOR,
  COORDINATOR,
  MENTOR,
  OBSERVER,
  PANEL_LEAD,
  PANEL_MENTOR,
  PANEL_OBSERVER,
  GUEST_CANDIDATE,
  GUEST_OBSERVER,
  LEARNER;

  /** As the contract names it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** By an account and its roles. */
  static Set<Standing> of(Set<HouseRole> roles) {
    Set<Standing> all = EnumSet.of(PERSON);
    roles.forEach(role -> all.add(valueOf(role.name())));
    return all;
  }

  /** By a seat on a panel, where no candidate sits. */
  public static Standing ofSeat(Role seat) {
    return switch (seat) {
      case LEAD -> PANEL_LEAD;
      case MENTOR -> PANEL_MENTOR;
      case OBSERVER -> PANEL_OBSERVER;
      case CANDIDATE -> throw new IllegalArgumentException("a candidate has no seat on a panel");
    };
  }

  /** By an invitation, which makes candidates and observers only. */
  static Standing ofGuest(Role role) {
    return role == Role.CANDIDATE ? GUEST_CANDIDATE : GUEST_OBSERVER;
  }
}
