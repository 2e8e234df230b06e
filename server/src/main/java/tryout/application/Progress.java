package tryout.application;

import org.jspecify.annotations.Nullable;

/**
 * How far an application has got. A decision stands beside that and not in its place, so that what its applicant reads
 * before the announcement is there to be read (EMB-1).
 *
 * @param stage how far it got by itself
 * @param decision what was decided, or null
 * @param withdrawn whether its applicant took it back
 */
public record Progress(Stage stage, @Nullable Decision decision, boolean withdrawn) {
  public static final Progress DRAFT = new Progress(Stage.DRAFT, null, false);

  /** The way of an application as far as no decision is needed. */
  public enum Stage {
    DRAFT(ApplicationState.DRAFT),
    SUBMITTED(ApplicationState.SUBMITTED),
    INVITED(ApplicationState.INVITED),
    INTERVIEWED(ApplicationState.INTERVIEWED);

    private final ApplicationState state;

    Stage(ApplicationState state) {
      this.state = state;
    }
  }

  /** For those who decide. */
  public ApplicationState state() {
    return shown(true);
  }

  /**
   * For its applicant, and for all that leaves the house.
   *
   * @param announced whether the round's decisions are known to everybody
   */
  public ApplicationState shown(boolean announced) {
    if (withdrawn) {
      return ApplicationState.WITHDRAWN;
    }
    return announced && decision != null ? decision.state() : stage.state;
  }

  /** As it is after that. */
  public Progress after(ApplicationEvent event) {
    return switch (event) {
      case ApplicationEvent.Submitted _ -> at(Stage.SUBMITTED);
      case ApplicationEvent.Reopened _ -> at(Stage.DRAFT);
      case ApplicationEvent.Invited _ -> at(Stage.INVITED);
      case ApplicationEvent.Interviewed _ -> at(Stage.INTERVIEWED);
      case ApplicationEvent.Decided decided -> new Progress(stage, decided.decision(), withdrawn);
      case ApplicationEvent.Revoked _ -> new Progress(stage, null, withdrawn);
      case ApplicationEvent.Withdrawn _ -> new Progress(stage, decision, true);
      case ApplicationEvent.Restored _ -> new Progress(Stage.DRAFT, decision, false);
    };
  }

  private Progress at(Stage next) {
    return new Progress(next, decision, withdrawn);
  }
}
