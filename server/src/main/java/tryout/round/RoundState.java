package tryout.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;

/** How far a round has come. What is stored never says that it was announced: that comes with the clock. */
public enum RoundState {
  /** Coordinators prepare it, and nobody else sees it. */
  DRAFT("draft"),
  OPEN("open"),
  ANNOUNCED("announced"),
  CLOSED("closed");

  private final String slug;

  RoundState(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  /** As it is at an instant. */
  public RoundState at(Instant now, @Nullable Instant announceAt) {
    return this == OPEN && announceAt != null && !now.isBefore(announceAt) ? ANNOUNCED : this;
  }

  /**
   * What opening comes to.
   *
   * @throws Refused with all that is missing
   */
  public RoundState opened(int programmes, Dates dates) {
    inState("opened", DRAFT);
    List<Refused.Field> missing = new ArrayList<>();
    if (programmes == 0) {
      missing.add(new Refused.Field("/programmes", "Name at least one programme."));
    }
    dates.missing().forEach(name -> missing.add(new Refused.Field("/dates/" + name, "This date is missing.")));
    if (!missing.isEmpty()) {
      throw new Refused(Code.ROUND_INCOMPLETE, "The round is not ready to open: something is missing.", missing);
    }
    dates.inOrder();
    return OPEN;
  }

  /** What closing comes to; this is the state at the instant. */
  public RoundState closed() {
    inState("closed", ANNOUNCED);
    return CLOSED;
  }

  private void inState(String done, RoundState wanted) {
    if (this != wanted) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The round is " + slug + ", and cannot be " + done + " from there.");
    }
  }
}
