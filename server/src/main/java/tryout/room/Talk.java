package tryout.room;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was said, and what stands beside it.
 *
 * @param chat the last {@link RoomLimits#CHAT_KEPT} messages
 * @param log the last {@link RoomLimits#LOG_KEPT} events that are neither text, chat, output nor presence
 * @param offers text that was offered to the mentors
 */
public record Talk(List<Event> chat, List<Event> log, List<Question> questions, List<Event> offers) {
  /**
   * A question of the candidate.
   *
   * @param by the member who asked
   */
  public record Question(int id, @Nullable String by, String text, boolean answered) {}

  static final Talk EMPTY = new Talk(List.of(), List.of(), List.of(), List.of());

  @Nullable Question question(int id) {
    return questions.stream().filter(question -> question.id() == id).findFirst().orElse(null);
  }

  Talk apply(Event event) {
    return switch (event.fact()) {
      case Fact.Said said -> new Talk(Rows.plus(chat, event, RoomLimits.CHAT_KEPT), log, questions, offers);
      case Fact.Offered offered -> new Talk(chat, log, questions, Rows.plus(offers, event, RoomLimits.OFFERS));
      case Fact.QuestionAsked asked -> {
        Question question = new Question(asked.question(), event.by(), asked.text(), false);
        yield new Talk(chat, logged(event), Rows.plus(questions, question, RoomLimits.QUESTIONS), offers);
      }
      case Fact.QuestionTicked ticked -> new Talk(chat, logged(event), ticked(ticked), offers);
      case Fact.Edited edited -> this;
      case Fact.Joined joined -> this;
      case Fact.Left left -> this;
      case Fact.RunOutput output -> this;
      case Fact.RunInput input -> this;
      case Fact.RunAdvanced advanced -> this;
      case Fact.Tested tested -> this;
      case Fact.TaskShown shown -> this;
      case Fact.FileAdded added when event.by() == null -> this;
      case Fact.FileDeleted deleted when event.by() == null -> this;
      default -> new Talk(chat, logged(event), questions, offers);
    };
  }

  /** The same without some of what is logged. */
  Talk without(Predicate<Event> hidden) {
    return new Talk(chat, log.stream().filter(hidden.negate()).toList(), questions, offers);
  }

  private List<Event> logged(Event event) {
    return Rows.plus(log, event, RoomLimits.LOG_KEPT);
  }

  private List<Question> ticked(Fact.QuestionTicked ticked) {
    return questions.stream()
        .map(q -> q.id() == ticked.question() ? new Question(q.id(), q.by(), q.text(), ticked.answered()) : q)
        .toList();
  }
}
