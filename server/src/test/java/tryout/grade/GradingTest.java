package tryout.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tryout.exercise.Guide.Criterion;
import tryout.fault.Code;
import tryout.fault.Refused;

/** Two mentors and a lead grade: who may do what, who sees what, and when it is over. */
class GradingTest {
  private static final String LEAD = "lead";
  private static final String MENTOR = "mentor";
  private static final String THIRD = "third";
  private static final List<String> ANCHORS = List.of("weak", "partly", "good", "strong");
  private static final List<Criterion> RUBRIC =
      List.of(new Criterion("memory", "Memory", 3, ANCHORS, true), new Criterion("method", "Method", 2, ANCHORS, false));

  private final List<PanelEvent> told = new ArrayList<>();
  private Panel panel = Panel.EMPTY;
  private Set<String> graders = Set.of(LEAD, MENTOR);
  private long now = 1_000;

  private PanelEvent wish(String member, Wish wish) {
    PanelEvent.Ack last = panel.pages().get(member + "-page");
    return send(member, last == null ? 1 : last.number() + 1, wish).orElseThrow();
  }

  private Optional<PanelEvent> send(String member, long number, Wish wish) {
    now += 10;
    Grading grading = new Grading(panel, RUBRIC, member, new Moment(40, now, 3), graders);
    Optional<PanelEvent> event = grading.decide(new PanelEvent.Ack(member + "-page", number, wish.toString()), wish);
    event.ifPresent(one -> {
      panel = panel.apply(one);
      told.add(one);
    });
    return event;
  }

  private void refused(Code code, String words, String member, Wish wish) {
    Panel before = panel;
    assertThatThrownBy(() -> wish(member, wish)).isInstanceOfSatisfying(Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo(code);
      assertThat(refused.getMessage() + refused.detail()).contains(words);
    });
    assertThat(panel).isEqualTo(before);
  }

  /** A card that may be locked. */
  private void fill(String member, int memory, int method) {
    wish(member, new Wish.Mark("memory", memory));
    wish(member, new Wish.Mark("method", method));
    wish(member, new Wish.Pin("memory"));
    wish(member, new Wish.Recommend(Leaning.RATHER, "They asked before they guessed."));
  }

  private void locked(String member, int memory, int method) {
    fill(member, memory, method);
    wish(member, new Wish.Lock());
  }

  private List<PanelEvent> seenBy(String member) {
    return told.stream().filter(event -> panel.sees(member, event)).toList();
  }

  @Test
  void G_1_a_level_is_one_to_four_or_not_seen_and_may_be_changed_until_the_card_is_locked() {
    wish(LEAD, new Wish.Mark("memory", 3));
    wish(LEAD, new Wish.Mark("memory", 0));
    assertThat(panel.card(LEAD).marks()).containsExactly(java.util.Map.entry("memory", 0));
    refused(Code.INVALID, "1 to 4", LEAD, new Wish.Mark("memory", 5));
    refused(Code.INVALID, "no such criterion", LEAD, new Wish.Mark("taste", 2));
  }

  @Test
  void G_2_a_pin_holds_the_moment_and_is_its_mentors_alone_to_take_away() {
    PanelEvent pinned = wish(LEAD, new Wish.Pin("memory"));
    assertThat(((Said.Pinned) pinned.said()).moment()).isEqualTo(new Moment(40, now, 3));
    int pin = ((Said.Pinned) pinned.said()).pin();
    refused(Code.NOT_FOUND, "no such pin", MENTOR, new Wish.Unpin(pin));
    wish(LEAD, new Wish.Unpin(pin));
    assertThat(panel.pins()).isEmpty();
  }

  @Test
  void G_2_and_EX_22_the_outermost_levels_need_a_moment_where_the_rubric_asks_for_one_and_nowhere_else() {
    wish(LEAD, new Wish.Mark("method", 1));
    wish(LEAD, new Wish.Recommend(Leaning.CLEARLY, ""));
    for (int outermost : new int[] {1, 4}) {
      wish(LEAD, new Wish.Mark("memory", outermost));
      refused(Code.EVIDENCE_MISSING, "Memory is at level " + outermost + ", for which the rubric wants a moment", LEAD, new Wish.Lock());
      wish(LEAD, new Wish.Pin("method"));
      refused(Code.EVIDENCE_MISSING, "Memory", LEAD, new Wish.Lock());
    }
    wish(LEAD, new Wish.Pin("memory"));
    wish(LEAD, new Wish.Lock());
    assertThat(panel.card(LEAD).locked()).isTrue();
    for (int middle : new int[] {0, 2, 3}) {
      String other = "mentor-" + middle;
      wish(other, new Wish.Mark("memory", middle));
      wish(other, new Wish.Mark("method", 4));
      wish(other, new Wish.Recommend(Leaning.CLEARLY, ""));
      wish(other, new Wish.Lock());
      assertThat(panel.card(other).locked()).as("without a moment, at %d", middle).isTrue();
    }
  }

  @Test
  void G_1_a_card_is_locked_whole_or_not_at_all() {
    refused(Code.ILLEGAL_TRANSITION, "Mark Memory first", LEAD, new Wish.Lock());
    wish(LEAD, new Wish.Mark("memory", 2));
    wish(LEAD, new Wish.Mark("method", 0));
    refused(Code.ILLEGAL_TRANSITION, "what you recommend", LEAD, new Wish.Lock());
    wish(LEAD, new Wish.Recommend(Leaning.RATHER_NOT, ""));
    wish(LEAD, new Wish.Lock());
    for (Wish late : List.of(new Wish.Mark("memory", 3), new Wish.Pin("memory"), new Wish.Recommend(Leaning.CLEARLY, ""), new Wish.Lock())) {
      refused(Code.ILLEGAL_TRANSITION, "Your card is locked", LEAD, late);
    }
  }

  @Test
  void G_3_nobody_sees_anothers_marks_notes_pins_or_recommendation_before_their_own_card_is_locked() {
    wish(MENTOR, new Wish.Note("Reads the report before the code."));
    locked(MENTOR, 4, 3);
    assertThat(seenBy(LEAD)).extracting(PanelEvent::said).containsExactly(new Said.Locked());
    fill(LEAD, 2, 3);
    assertThat(panel.open(LEAD)).as("with a whole card that is not locked").isFalse();
    assertThat(seenBy(LEAD)).extracting(PanelEvent::by).containsOnly(LEAD, MENTOR);
    assertThat(seenBy(LEAD)).filteredOn(event -> event.by().equals(MENTOR)).extracting(PanelEvent::said).containsExactly(new Said.Locked());
    wish(LEAD, new Wish.Lock());
    assertThat(seenBy(LEAD)).hasSize(told.size());
    assertThat(seenBy(MENTOR)).hasSize(told.size());
    assertThat(seenBy(THIRD)).extracting(PanelEvent::said).containsOnly(new Said.Locked());
  }

  @Test
  void G_4_what_mentors_say_among_themselves_is_seen_by_all_of_them_at_once() {
    wish(MENTOR, new Wish.Confer("Shall we give the second hint?"));
    assertThat(seenBy(THIRD)).hasSize(1);
    refused(Code.INVALID, "1 to 2000", MENTOR, new Wish.Confer("  "));
    refused(Code.INVALID, "1 to 2000", MENTOR, new Wish.Note("x".repeat(2_001)));
  }

  @Test
  void G_3_a_gap_of_two_levels_asks_for_a_line_before_the_panel_agrees() {
    locked(LEAD, 4, 3);
    locked(MENTOR, 2, 2);
    refused(Code.ILLEGAL_TRANSITION, "2 levels apart", LEAD, new Wish.Agree("memory", 3));
    wish(LEAD, new Wish.Agree("method", 3));
    wish(MENTOR, new Wish.Reconcile("memory", "I had not seen the last run."));
    wish(LEAD, new Wish.Agree("memory", 4));
    assertThat(panel.agreed()).containsEntry("memory", 4).containsEntry("method", 3);
  }

  @Test
  void G_3_nobody_waits_for_the_card_of_somebody_who_grades_no_more() {
    locked(LEAD, 2, 3);
    wish(MENTOR, new Wish.Mark("memory", 3));
    refused(Code.ILLEGAL_TRANSITION, "not locked it yet", LEAD, new Wish.Agree("memory", 2));
    graders = Set.of(LEAD);
    wish(LEAD, new Wish.Agree("memory", 2));
    assertThat(panel.agreed()).containsEntry("memory", 2);
  }

  @Test
  void G_3_the_panel_agrees_only_once_every_card_that_was_begun_is_locked() {
    locked(LEAD, 2, 3);
    wish(MENTOR, new Wish.Mark("memory", 3));
    refused(Code.ILLEGAL_TRANSITION, "not locked it yet", LEAD, new Wish.Agree("memory", 3));
    refused(Code.ILLEGAL_TRANSITION, "Lock your own card first", MENTOR, new Wish.Reconcile("memory", "Why"));
  }

  @Test
  void G_3_grading_is_over_once_all_is_agreed_on_and_opens_every_card_to_the_panel_until_it_is_taken_up_again() {
    locked(LEAD, 2, 3);
    wish(LEAD, new Wish.Agree("memory", 2));
    refused(Code.ILLEGAL_TRANSITION, "Agree on Method first", LEAD, new Wish.Close(true));
    wish(LEAD, new Wish.Agree("method", 3));
    wish(LEAD, new Wish.Close(true));
    assertThat(seenBy(THIRD)).hasSize(told.size());
    refused(Code.ILLEGAL_TRANSITION, "Grading is over", THIRD, new Wish.Mark("memory", 1));
    wish(LEAD, new Wish.Close(false));
    assertThat(panel.open(THIRD)).isFalse();
    for (Wish late : List.of(new Wish.Mark("memory", 1), new Wish.Pin("memory"), new Wish.Recommend(Leaning.RATHER, ""), new Wish.Lock())) {
      refused(Code.ILLEGAL_TRANSITION, "would not be blind", THIRD, late);
    }
    wish(LEAD, new Wish.Agree("memory", 3));
    refused(Code.ILLEGAL_TRANSITION, "Grading is not over", LEAD, new Wish.Close(false));
  }

  @Test
  void G_8_words_for_the_candidate_are_released_once_grading_is_over_and_with_the_levels_of_that_moment_or_without() {
    Wish words = new Wish.Release(" You read the report first. ", true);
    locked(LEAD, 2, 3);
    wish(LEAD, new Wish.Agree("memory", 2));
    wish(LEAD, new Wish.Agree("method", 0));
    refused(Code.ILLEGAL_TRANSITION, "Close grading first", LEAD, words);
    wish(LEAD, new Wish.Close(true));
    assertThat(panel.feedback()).isNull();
    refused(Code.INVALID, "1 to 4000", LEAD, new Wish.Release("x".repeat(GradeLimits.FEEDBACK_UNITS + 1), true));
    refused(Code.INVALID, "1 to 4000", LEAD, new Wish.Release(" ", false));
    wish(LEAD, words);
    Feedback first = new Feedback(now, "You read the report first.", java.util.Map.of("memory", 2, "method", 0));
    assertThat(panel.feedback()).isEqualTo(first);
    wish(LEAD, new Wish.Close(false));
    wish(LEAD, new Wish.Agree("memory", 4));
    assertThat(panel.feedback()).as("what was released stays what it was").isEqualTo(first);
    wish(LEAD, new Wish.Close(true));
    wish(LEAD, new Wish.Release("Only words.", false));
    assertThat(panel.feedback()).isEqualTo(new Feedback(now, "Only words.", java.util.Map.of()));
  }

  @Test
  void EX_19_the_rubric_comes_to_the_weighted_mean_of_what_was_agreed_on_and_not_seen_is_left_out() {
    locked(LEAD, 2, 3);
    wish(LEAD, new Wish.Agree("memory", 4));
    assertThat(panel.share(RUBRIC)).isEmpty();
    wish(LEAD, new Wish.Agree("method", 2));
    assertThat(panel.share(RUBRIC).getAsDouble()).isCloseTo((3 * 1 + 2 / 3.0) / 5, org.assertj.core.data.Offset.offset(1e-9));
    wish(LEAD, new Wish.Agree("method", 0));
    assertThat(panel.share(RUBRIC)).hasValue(1);
    wish(LEAD, new Wish.Agree("memory", 0));
    assertThat(panel.share(RUBRIC)).isEmpty();
  }

  @Test
  void a_message_that_comes_again_is_stored_once_and_one_with_other_content_or_out_of_turn_is_refused() {
    send(LEAD, 1, new Wish.Note("once"));
    assertThat(send(LEAD, 1, new Wish.Note("once"))).isEmpty();
    assertThatThrownBy(() -> send(LEAD, 1, new Wish.Note("other"))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.ALTERED));
    assertThatThrownBy(() -> send(LEAD, 3, new Wish.Note("gap"))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OUT_OF_ORDER));
    assertThat(panel.notes()).hasSize(1);
  }

  @Test
  void bounds_of_notes_and_pins_have_a_number_and_are_said_in_words() {
    for (int i = 0; i < GradeLimits.NOTES; i++) {
      wish(LEAD, new Wish.Note("note " + i));
    }
    refused(Code.TOO_LARGE, "at most 200 notes", LEAD, new Wish.Note("one more"));
    wish(MENTOR, new Wish.Note("another's are counted apart"));
    for (int i = 0; i < GradeLimits.PINS; i++) {
      wish(LEAD, new Wish.Pin("memory"));
    }
    refused(Code.TOO_LARGE, "at most 100 moments", LEAD, new Wish.Pin("memory"));
  }

  @Test
  void a_stream_with_a_gap_is_not_folded() {
    PanelEvent late = new PanelEvent(2, 1, LEAD, new PanelEvent.Ack("page", 1, "x"), new Said.Noted("late"));
    assertThatThrownBy(() -> Panel.EMPTY.apply(late)).isInstanceOf(IllegalStateException.class);
  }
}
