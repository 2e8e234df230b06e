package tryout.application;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.round.Dates;
import tryout.round.Programme;
import tryout.round.Settings;

/**
 * The rules by which an application gets on (section 4 of the programme): what somebody wants of it either happens or is
 * refused in words. What an applicant is answered before the announcement is the same whether a decision stands or not: it
 * comes from what they are shown, and from deadlines.
 */
public final class ApplicationRules {
  private static final Set<ApplicationState> UNDECIDED = Set.of(ApplicationState.SUBMITTED, ApplicationState.INVITED, ApplicationState.INTERVIEWED);

  private final Progress progress;
  private final Form form;
  private final List<Programme> programmes;
  private final Circumstances around;

  /**
   * Of one application.
   *
   * @param programmes of its round
   */
  public ApplicationRules(Progress progress, Form form, List<Programme> programmes, Circumstances around) {
    this.progress = progress;
    this.form = form;
    this.programmes = List.copyOf(programmes);
    this.around = around;
  }

  /**
   * Whether somebody may begin one.
   *
   * @param open whether the round is held, and its ideas can be seen
   * @param taking whether the idea takes applications
   * @param chooses whether they have a role in this house, and so could read what other applicants write, and what is decided (ROLE-2)
   * @throws Refused where they may not
   */
  public static void assertMayBegin(Instant now, Dates dates, boolean open, boolean taking, boolean chooses) {
    if (chooses) {
      throw new Refused(Code.ROLE_CONFLICT, "You have a role here by which you read applications: those who choose do not apply.");
    }
    if (!open || !dates.applying(now)) {
      throw new Refused(Code.ROUND_NOT_OPEN, "The round takes no applications now.");
    }
    if (!taking) {
      throw new Refused(Code.IDEA_CLOSED, "This idea takes no applications now.");
    }
  }

  /**
   * Whether its text can be changed now: by its applicant, while it is a draft and applications are open.
   *
   * @throws Refused where it cannot
   */
  public void assertEditable(Party party) {
    own(party);
    inTime();
    if (progress.shown(around.announced()) != ApplicationState.DRAFT) {
      throw new Refused(Code.NOT_EDITABLE, "It is " + progress.shown(around.announced()).slug() + ": open it again to change it.");
    }
  }

  /** Whether contributions can be added to it or taken away (APP-14). Refused where they cannot. */
  public void assertContributing(Party party) {
    own(party);
    if (around.announced()) {
      throw new Refused(Code.DEADLINE_PASSED, "It is announced who comes: contributions count no more.");
    }
    if (progress.withdrawn()) {
      throw new Refused(Code.NOT_EDITABLE, "It is withdrawn.");
    }
  }

  /**
   * Whether somebody may say what they think of it: as a mentor of its idea or a coordinator, once it was submitted.
   *
   * @throws Refused where they may not
   */
  public void assertJudges(Party party) {
    judges(party, party.mentor() || party.coordinator(), "Only mentors of its idea and coordinators judge it.");
    if (progress.withdrawn()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "It is withdrawn.");
    }
  }

  /** Whether somebody may recommend what becomes of it: a mentor of its idea. Refused where they may not. */
  public void assertRecommends(Party party) {
    judges(party, party.mentor(), "Only mentors of its idea recommend.");
    inState("recommended", UNDECIDED);
  }

  /** Whether something happens then. */
  public boolean allows(Party party, ApplicationWish wish) {
    return permitted(() -> decide(party, wish));
  }

  /** Whether that is not refused. */
  public static boolean permitted(Runnable test) {
    try {
      test.run();
      return true;
    } catch (Refused refused) {
      return false;
    }
  }

  /**
   * What happens then.
   *
   * @throws Refused where it may not
   */
  public ApplicationEvent decide(Party party, ApplicationWish wish) {
    return switch (wish) {
      case ApplicationWish.Submit _ -> submit(party);
      case ApplicationWish.Reopen _ -> reopen(party);
      case ApplicationWish.Invite _ -> invite(party);
      case ApplicationWish.Decide decide -> decision(party, decide);
      case ApplicationWish.Revoke revoke -> revoke(party, revoke.reason());
      case ApplicationWish.Withdraw _ -> withdraw(party);
      case ApplicationWish.Restore _ -> restore(party);
    };
  }

  private ApplicationEvent submit(Party party) {
    own(party);
    inTime();
    shows("submitted", Set.of(ApplicationState.DRAFT));
    form.assertWhole(programmes, around.settings());
    if (around.submitted() >= around.settings().applicationsPerPerson()) {
      throw new Refused(Code.LIMIT_REACHED, "You have submitted %d applications, which is as many as this round takes of one person: withdraw one first.".formatted(around.submitted()));
    }
    if (around.settings().contactGate() == Settings.ContactGate.REQUIRE && !around.talked()) {
      throw new Refused(Code.CONTACT_MENTOR_FIRST, "Write to the mentors first: this round asks you to have talked before you apply.");
    }
    return new ApplicationEvent.Submitted();
  }

  private ApplicationEvent reopen(Party party) {
    own(party);
    inTime();
    shows("opened again", Set.of(ApplicationState.SUBMITTED));
    return new ApplicationEvent.Reopened();
  }

  private ApplicationEvent invite(Party party) {
    judges(party, party.mentor() || party.coordinator(), "Only mentors of its idea and coordinators invite.");
    inState("invited", Set.of(ApplicationState.SUBMITTED));
    return new ApplicationEvent.Invited();
  }

  private ApplicationEvent decision(Party party, ApplicationWish.Decide wish) {
    judges(party, party.coordinator(), "Only coordinators decide.");
    inState("decided", UNDECIDED);
    if (!around.closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "Applications are still being written: they are decided once that is over.");
    }
    if (around.interviewOpen()) {
      throw new Refused(Code.INTERVIEW_OPEN, "An invitation or an interview is under way: let it end, or cancel it.");
    }
    if (wish.decision() instanceof Decision.Accept accept) {
      mayAccept(accept, wish.reason());
    }
    return new ApplicationEvent.Decided(wish.decision(), wish.reason());
  }

  private void mayAccept(Decision.Accept accept, String reason) {
    if (!form.programmes().contains(accept.programme())) {
      throw Refused.field("/programme", "The application is not for that programme.");
    }
    if (around.acceptedElsewhere()) {
      throw new Refused(Code.ACCEPTED_ELSEWHERE, "They are accepted with another application of this round.");
    }
    if (around.taken() >= around.capacity()) {
      throw new Refused(Code.CAPACITY_REACHED, "All places of this idea are given away.");
    }
    if (!around.recommended() && reason.isBlank()) {
      throw new Refused(Code.RECOMMENDATION_MISSING, "No mentor of the idea recommends it yet: wait for that, or say why you accept all the same.");
    }
    boolean interviewed = around.graded() || around.settings().assessment() == Settings.Assessment.NONE;
    if (!interviewed && reason.isBlank()) {
      throw new Refused(Code.INTERVIEW_MISSING, "There is no graded interview: hold one, or say why you accept all the same.");
    }
  }

  private ApplicationEvent revoke(Party party, String reason) {
    judges(party, party.coordinator(), "Only coordinators take a decision back.");
    inState("taken back", Set.of(ApplicationState.ACCEPTED, ApplicationState.DECLINED));
    if (around.announced()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "It was announced: the decision stays.");
    }
    if (reason.isBlank()) {
      throw new Refused(Code.REASON_REQUIRED, "A decision is taken back only with a reason.", List.of(new Refused.Field("/reason", "Say why.")));
    }
    return new ApplicationEvent.Revoked(reason);
  }

  private ApplicationEvent withdraw(Party party) {
    boolean came = around.announced() && progress.state() == ApplicationState.ACCEPTED;
    if (!party.applicant() && !(came && party.coordinator())) {
      throw new Refused(Code.NOT_ALLOWED, "Only its applicant withdraws it.");
    }
    shows("withdrawn", around.announced()
        ? Set.of(ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.INVITED, ApplicationState.INTERVIEWED, ApplicationState.ACCEPTED)
        : Set.of(ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.INVITED, ApplicationState.INTERVIEWED));
    return new ApplicationEvent.Withdrawn();
  }

  private ApplicationEvent restore(Party party) {
    own(party);
    inTime();
    shows("restored", Set.of(ApplicationState.WITHDRAWN));
    return new ApplicationEvent.Restored();
  }

  private void own(Party party) {
    if (!party.applicant()) {
      throw new Refused(Code.NOT_ALLOWED, "Only its applicant does that.");
    }
  }

  private void judges(Party party, boolean may, String otherwise) {
    if (!may || party.applicant()) {
      throw new Refused(Code.NOT_ALLOWED, otherwise);
    }
    if (party.conflicted()) {
      throw new Refused(Code.CONFLICT_OF_INTEREST, "You declared a conflict of interest in this application: others decide.");
    }
  }

  /** Asked before the state is, which a decision could have changed. */
  private void inTime() {
    if (!around.applying()) {
      throw new Refused(Code.DEADLINE_PASSED, around.closed() ? "Applications are closed." : "Applications are not open yet.");
    }
  }

  private void shows(String done, Set<ApplicationState> states) {
    in(progress.shown(around.announced()), done, states);
  }

  private void inState(String done, Set<ApplicationState> states) {
    in(progress.state(), done, states);
  }

  private static void in(ApplicationState state, String done, Set<ApplicationState> states) {
    if (!states.contains(state)) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "It is " + state.slug() + ", and cannot be " + done + " from there.");
    }
  }
}
