package tryout.idea;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An idea as it stands in a round. All of it but the text follows from what happened ({@link #after}).
 *
 * @param taking whether it takes new applications while it is published
 * @param shown whether it was published once, and so keeps its address for ever
 * @param over why it is archived; null before
 */
public record Entry(Idea text, UUID author, IdeaState state, List<Mentoring> mentors, boolean taking, boolean shown, @Nullable Archival over) {
  public Entry {
    mentors = List.copyOf(mentors);
  }

  /** One that its author has just begun. */
  public static Entry draft(Idea text, UUID author) {
    return new Entry(text, author, IdeaState.DRAFT, List.of(), true, false, null);
  }

  public Optional<Mentoring> mentoring(UUID person) {
    return mentors.stream().filter(one -> one.person().equals(person)).findFirst();
  }

  /** Those without whom it would not be mentored. */
  public long agreed() {
    return mentors.stream().filter(Mentoring::counts).count();
  }

  /** Whether its page says that it seeks a mentor, whatever it says otherwise. */
  public boolean seeksMentor() {
    return state == IdeaState.PROPOSED && shown;
  }

  /** Whether somebody may begin to apply for it, as far as it itself is concerned. */
  public boolean takesApplications() {
    return state == IdeaState.PUBLISHED && taking;
  }

  /** The same with another text. */
  public Entry saying(Idea other) {
    return new Entry(other, author, state, mentors, taking, shown, over);
  }

  public Entry after(IdeaEvent event) {
    return switch (event) {
      case IdeaEvent.Proposed _, IdeaEvent.FellBack _ -> at(IdeaState.PROPOSED);
      case IdeaEvent.Mentored _, IdeaEvent.Unpublished _ -> at(IdeaState.MENTORED);
      case IdeaEvent.Published _, IdeaEvent.Reopened _ -> new Entry(text, author, IdeaState.PUBLISHED, mentors, taking, true, null);
      case IdeaEvent.Taken _ -> at(IdeaState.TAKEN);
      case IdeaEvent.Archived archived -> new Entry(text, author, IdeaState.ARCHIVED, mentors, false, shown, archived.why());
      case IdeaEvent.ApplicationsClosed _ -> taking(false);
      case IdeaEvent.ApplicationsOpened _ -> taking(true);
      case IdeaEvent.Asked asked -> asking(asked.person(), asked.kind());
      case IdeaEvent.TakenBack back -> with(mentors.stream().filter(one -> !one.person().equals(back.person())).toList());
      case IdeaEvent.Agreed agreed -> agreed(agreed.person(), agreed.hours());
      case IdeaEvent.Declined declined -> answering(declined.person(), one -> one.saying(Mentoring.Answer.DECLINED, 0));
      case IdeaEvent.Withdrew withdrew -> answering(withdrew.person(), one -> one.saying(Mentoring.Answer.WITHDREW, 0));
    };
  }

  private Entry at(IdeaState next) {
    return new Entry(text, author, next, mentors, taking, shown, over);
  }

  private Entry taking(boolean now) {
    return new Entry(text, author, state, mentors, now, shown, over);
  }

  private Entry with(List<Mentoring> others) {
    return new Entry(text, author, state, others, taking, shown, over);
  }

  private Entry answering(UUID person, UnaryOperator<Mentoring> answer) {
    return with(mentors.stream().map(one -> one.person().equals(person) ? answer.apply(one) : one).toList());
  }

  /** Who said no once may be asked again. */
  private Entry asking(UUID person, Mentoring.Kind kind) {
    List<Mentoring> others = new ArrayList<>(mentors);
    others.removeIf(one -> one.person().equals(person));
    others.add(new Mentoring(person, kind, Mentoring.Answer.ASKED, 0));
    return with(others);
  }

  /** The first who agrees becomes primary, unless somebody was asked as that. */
  private Entry agreed(UUID person, int hours) {
    Entry next = answering(person, one -> one.saying(Mentoring.Answer.AGREED, hours));
    boolean named = next.mentors.stream().anyMatch(one -> one.kind() == Mentoring.Kind.PRIMARY && one.answer() != Mentoring.Answer.DECLINED && one.answer() != Mentoring.Answer.WITHDREW);
    return named ? next : next.answering(person, one -> one.kind() == Mentoring.Kind.CO ? one.as(Mentoring.Kind.PRIMARY) : one);
  }
}
