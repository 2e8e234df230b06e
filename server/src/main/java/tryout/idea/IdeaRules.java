package tryout.idea;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * The rules by which an idea gets on: what somebody wants of it either happens, with all that follows from it by itself,
 * or is refused in words. Whether they may know of the idea at all was asked before.
 */
public final class IdeaRules {
  private final Entry entry;
  private final Terms terms;
  private final Demand demand;

  public IdeaRules(Entry entry, Terms terms, Demand demand) {
    this.entry = entry;
    this.terms = terms;
    this.demand = demand;
  }

  /**
   * What happens then, in order.
   *
   * @throws Refused where it may not
   */
  public List<IdeaEvent> decide(Actor actor, IdeaWish wish) {
    if (terms.closed()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "The round is closed: nothing of its ideas changes any more.");
    }
    return withWhatFollows(switch (wish) {
      case IdeaWish.Propose _ -> propose(actor);
      case IdeaWish.Publish _ -> publish(actor);
      case IdeaWish.Unpublish unpublish -> unpublish(actor, unpublish.reason());
      case IdeaWish.Reopen _ -> byCoordinator(actor, IdeaState.TAKEN, new IdeaEvent.Reopened());
      case IdeaWish.Archive archive -> archive(actor, archive.why());
      case IdeaWish.CloseApplications _ -> applications(actor, false);
      case IdeaWish.OpenApplications _ -> applications(actor, true);
      case IdeaWish.Ask ask -> ask(actor, ask);
      case IdeaWish.TakeBack back -> takeBack(actor, back.person());
      case IdeaWish.Agree agree -> agree(actor, agree);
      case IdeaWish.Decline decline -> decline(actor, decline.person());
      case IdeaWish.Withdraw withdraw -> withdraw(actor, withdraw);
    });
  }

  /**
   * Whether somebody may begin an idea in a round now.
   *
   * @param among whether they are of those from whom the round wants ideas
   */
  public static void assertMayBegin(Actor actor, boolean among, Terms terms) {
    if (terms.closed()) {
      throw new Refused(Code.IDEAS_CLOSED, "The round is closed.");
    }
    require(actor.coordinator() || among, "This round takes ideas from others.");
    if (!actor.coordinator() && !terms.collecting()) {
      throw new Refused(Code.IDEAS_CLOSED, "The round does not collect ideas now; its dates say when it does.");
    }
  }

  /** Whether it would happen. */
  public boolean allows(Actor actor, IdeaWish wish) {
    try {
      decide(actor, wish);
      return true;
    } catch (Refused refused) {
      return false;
    }
  }

  /**
   * What the clock does to an idea whose round announced its decisions.
   *
   * @param accepted applications for it
   */
  public static Optional<IdeaEvent> announced(Entry entry, int accepted, int capacity) {
    return entry.state() == IdeaState.PUBLISHED && accepted >= capacity ? Optional.of(new IdeaEvent.Taken()) : Optional.empty();
  }

  /** Which fields another text would change that stay once somebody has applied (IDEA-3). */
  public static List<String> frozen(Idea before, Idea next, boolean places) {
    List<String> frozen = new ArrayList<>();
    if (!before.title().equals(next.title())) {
      frozen.add("title");
    }
    if (!Objects.equals(before.detail(Detail.PROJECT_SIZE), next.detail(Detail.PROJECT_SIZE))) {
      frozen.add("projectSize");
    }
    if (places) {
      frozen.add("capacity");
    }
    return frozen;
  }

  /** What the end of its round does to an idea. */
  public static Optional<IdeaEvent> roundClosed(Entry entry) {
    return switch (entry.state()) {
      case ARCHIVED -> Optional.empty();
      case TAKEN -> Optional.of(new IdeaEvent.Archived(Archival.COMPLETED));
      case DRAFT, PROPOSED, MENTORED, PUBLISHED -> Optional.of(new IdeaEvent.Archived(Archival.EXPIRED));
    };
  }

  /** An idea is mentored as soon as enough agree, and no longer once too few are left. */
  private List<IdeaEvent> withWhatFollows(IdeaEvent event) {
    List<IdeaEvent> all = new ArrayList<>(List.of(event));
    Entry next = entry.after(event);
    boolean enough = next.agreed() >= terms.minAgreedMentors();
    if (next.state() == IdeaState.PROPOSED && enough) {
      all.add(new IdeaEvent.Mentored());
    } else if ((next.state() == IdeaState.MENTORED || next.state() == IdeaState.PUBLISHED) && !enough) {
      all.add(new IdeaEvent.FellBack());
    }
    return all;
  }

  private IdeaEvent propose(Actor actor) {
    require(authorOr(actor), "Only its author and coordinators propose an idea.");
    inState("proposed", IdeaState.DRAFT);
    if (entry.text().title().isBlank() || entry.text().description().isBlank()) {
      throw new Refused(Code.TEMPLATE_INCOMPLETE, "An idea needs a title and a description before it is proposed.");
    }
    if (entry.mentors().stream().noneMatch(one -> one.answer() == Mentoring.Answer.ASKED || one.counts())) {
      throw new Refused(Code.NO_MENTOR, "Ask somebody to mentor it first.");
    }
    return new IdeaEvent.Proposed();
  }

  private IdeaEvent publish(Actor actor) {
    require(actor.coordinator(), "Only coordinators publish ideas.");
    if (entry.state() == IdeaState.PROPOSED) {
      throw new Refused(Code.NO_MENTOR, "Nobody has agreed in person to mentor it yet.");
    }
    inState("published", IdeaState.MENTORED);
    List<Refused.Field> missing = missing(entry.text());
    if (!missing.isEmpty()) {
      throw new Refused(Code.TEMPLATE_INCOMPLETE, "Some of its fields are still empty.", missing);
    }
    return new IdeaEvent.Published();
  }

  /** The fields without which nobody could choose it. */
  public static List<Refused.Field> missing(Idea text) {
    List<Refused.Field> missing = new ArrayList<>();
    if (text.title().isBlank()) {
      missing.add(new Refused.Field("/title", "An idea needs a title."));
    }
    if (text.description().isBlank()) {
      missing.add(new Refused.Field("/description", "An idea needs a description."));
    }
    if (blank(text.detail(Detail.SKILL_LEVEL)) && blank(text.detail(Detail.DIFFICULTY))) {
      missing.add(new Refused.Field("/skillLevel", "Say the skill level, or how difficult it is."));
    }
    if (blank(text.detail(Detail.LANGUAGE)) && blank(text.detail(Detail.REQUIRED_SKILLS))) {
      missing.add(new Refused.Field("/language", "Say the language, or the skills that are required."));
    }
    return missing;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private IdeaEvent unpublish(Actor actor, String reason) {
    require(actor.coordinator(), "Only coordinators take an idea back.");
    inState("taken back", IdeaState.PUBLISHED);
    if (demand.live() > 0 && reason.isBlank()) {
      throw new Refused(Code.REASON_REQUIRED, "Somebody has applied for it: say why, they are told.", List.of(new Refused.Field("/reason", "Say why.")));
    }
    return new IdeaEvent.Unpublished(reason);
  }

  private IdeaEvent archive(Actor actor, Archival why) {
    boolean early = entry.state() == IdeaState.DRAFT || entry.state() == IdeaState.PROPOSED;
    require(actor.coordinator() || early && authorOr(actor), "Only " + (early ? "its author and " : "") + "coordinators archive it.");
    inState("archived", IdeaState.DRAFT, IdeaState.PROPOSED, IdeaState.MENTORED, IdeaState.PUBLISHED);
    if (!why.given()) {
      throw Refused.field("/reason", "That reason is not given by anybody: it comes with the end of a round.");
    }
    if (demand.live() > 0) {
      throw new Refused(Code.LIVE_APPLICATIONS, "There are applications for it: it cannot be archived before they are decided or withdrawn.");
    }
    return new IdeaEvent.Archived(why);
  }

  private IdeaEvent applications(Actor actor, boolean open) {
    require(actor.coordinator() || mentors(actor), "Only its mentors and coordinators open and close it for applications.");
    inState(open ? "opened" : "closed", IdeaState.PUBLISHED);
    if (entry.taking() == open) {
      throw new Refused(Code.ILLEGAL_TRANSITION, open ? "It takes applications already." : "It takes no new applications already.");
    }
    return open ? new IdeaEvent.ApplicationsOpened() : new IdeaEvent.ApplicationsClosed();
  }

  private IdeaEvent byCoordinator(Actor actor, IdeaState state, IdeaEvent event) {
    require(actor.coordinator(), "Only coordinators do that.");
    inState("opened again", state);
    return event;
  }

  private IdeaEvent ask(Actor actor, IdeaWish.Ask ask) {
    require(authorOr(actor) || mentors(actor), "Only its author, its mentors and coordinators ask somebody to mentor it.");
    inState("mentored by more people", IdeaState.DRAFT, IdeaState.PROPOSED, IdeaState.MENTORED, IdeaState.PUBLISHED, IdeaState.TAKEN);
    Optional<Mentoring> before = entry.mentoring(ask.person());
    if (before.filter(one -> one.answer() == Mentoring.Answer.AGREED).isPresent()) {
      throw new Refused(Code.ALREADY_AGREED, "They have agreed already.");
    }
    if (before.filter(one -> one.answer() == Mentoring.Answer.ASKED && one.kind() == ask.kind()).isPresent()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "They are asked already, and have not answered yet.");
    }
    boolean primary = entry.mentors().stream().filter(one -> !one.person().equals(ask.person()))
        .anyMatch(one -> one.kind() == Mentoring.Kind.PRIMARY && (one.answer() == Mentoring.Answer.ASKED || one.answer() == Mentoring.Answer.AGREED));
    if (ask.kind() == Mentoring.Kind.PRIMARY && primary) {
      throw Refused.field("/kind", "It has a primary mentor, or has asked one: there is only one.");
    }
    return new IdeaEvent.Asked(ask.person(), ask.kind());
  }

  private IdeaEvent takeBack(Actor actor, UUID person) {
    require(authorOr(actor) || mentors(actor), "Only its author, its mentors and coordinators take a question back.");
    answered(person, Mentoring.Answer.ASKED, "They were not asked, or have answered.");
    return new IdeaEvent.TakenBack(person);
  }

  private IdeaEvent agree(Actor actor, IdeaWish.Agree agree) {
    themselves(actor, agree.person());
    answered(agree.person(), Mentoring.Answer.ASKED, "You were not asked, or have answered.");
    if (!actor.mentor()) {
      throw new Refused(Code.ROLE_MISSING, "A coordinator has to make you a mentor first; then you can agree.");
    }
    if (agree.hours() < terms.pledgeHours()) {
      throw new Refused(Code.PLEDGE_TOO_LOW, "This round asks for at least " + terms.pledgeHours() + " hours a week.",
          List.of(new Refused.Field("/hours", "At least " + terms.pledgeHours() + " hours a week.")));
    }
    return new IdeaEvent.Agreed(agree.person(), agree.hours());
  }

  private IdeaEvent decline(Actor actor, UUID person) {
    themselves(actor, person);
    answered(person, Mentoring.Answer.ASKED, "You were not asked, or have answered.");
    return new IdeaEvent.Declined(person);
  }

  private IdeaEvent withdraw(Actor actor, IdeaWish.Withdraw withdraw) {
    themselves(actor, withdraw.person());
    answered(withdraw.person(), Mentoring.Answer.AGREED, "You have not agreed to mentor it.");
    if ((entry.state() == IdeaState.PUBLISHED || entry.state() == IdeaState.TAKEN) && withdraw.note().isBlank()) {
      throw new Refused(Code.NOTE_REQUIRED, "Write a few words for whoever takes over; applicants and interns do not see them.",
          List.of(new Refused.Field("/note", "Write a few words for whoever takes over.")));
    }
    return new IdeaEvent.Withdrew(withdraw.person(), withdraw.note());
  }

  /** Agreeing is nobody else's: a coordinator who could do it would have mentors who know of nothing. */
  private static void themselves(Actor actor, UUID person) {
    if (!actor.person().equals(person)) {
      throw new Refused(Code.ONLY_SELF_MAY_AGREE, "Only they themselves answer that, signed in as themselves.");
    }
  }

  private void answered(UUID person, Mentoring.Answer answer, String otherwise) {
    inState("answered", IdeaState.DRAFT, IdeaState.PROPOSED, IdeaState.MENTORED, IdeaState.PUBLISHED, IdeaState.TAKEN);
    if (entry.mentoring(person).filter(one -> one.answer() == answer).isEmpty()) {
      throw new Refused(Code.ILLEGAL_TRANSITION, otherwise);
    }
  }

  private boolean authorOr(Actor actor) {
    return actor.coordinator() || entry.author().equals(actor.person());
  }

  private boolean mentors(Actor actor) {
    return entry.mentoring(actor.person()).filter(one -> one.answer() == Mentoring.Answer.AGREED).isPresent();
  }

  private static void require(boolean may, String otherwise) {
    if (!may) {
      throw new Refused(Code.NOT_ALLOWED, otherwise);
    }
  }

  private void inState(String done, IdeaState... states) {
    if (!List.of(states).contains(entry.state())) {
      throw new Refused(Code.ILLEGAL_TRANSITION, "It is " + entry.state().slug() + ", and cannot be " + done + " from there.");
    }
  }
}
