package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Refused;

/** What becomes of decisions that are not in the log when saving goes on. */
class DecisionsTest {
  private final List<Decisions.Decision<String>> appended = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();
  private final Decisions<String> decisions = new Decisions<>(RoomState.of(Interviews.setup()), new Outside());

  private final class Outside implements Decisions.Outside<String> {
    @Override
    public void append(Decisions.Decision<String> decision) {
      appended.add(decision);
    }

    @Override
    public void tell(List<Decisions.Step> steps) {
      steps.forEach(step -> happened.add("told " + step.event().seq()));
    }

    @Override
    public void refuse(String asker, Refused refused) {
      happened.add("refused " + asker + " " + refused.code().slug());
    }

    @Override
    public void resumed() {}
  }

  private static List<Event> said(RoomState state, String text) {
    return List.of(new Event(state.seq() + 1, TestRoom.START, null, null, new Fact.Said(text)));
  }

  private void wishes(String text) {
    decisions.wish(state -> said(state, text), () -> happened.add("after " + text));
  }

  private List<String> texts() {
    return appended.stream().map(decision -> ((Fact.Said) decision.events().getFirst().fact()).text()).toList();
  }

  @Test
  void DUR_9_a_wish_of_the_rooms_own_that_the_database_refused_for_its_content_is_not_decided_again() {
    wishes("refused");
    wishes("innocent");
    decisions.accept("page", said(decisions.tentative(), "asked"), () -> { });
    appended.clear();
    decisions.pause();
    decisions.resume(List.of(), true);
    assertThat(texts()).containsExactly("innocent");
    assertThat(appended.getFirst().events().getFirst().seq()).as("in the place of the one that was refused").isEqualTo(1);
    assertThat(happened).as("it has come to nothing").containsExactly("after refused", "refused page resync");
  }

  @Test
  void DUR_6_wishes_of_the_rooms_own_that_are_not_in_the_log_are_decided_again() {
    wishes("first");
    wishes("second");
    appended.clear();
    decisions.pause();
    decisions.resume(List.of(), false);
    assertThat(texts()).containsExactly("first", "second");
    assertThat(happened).isEmpty();
  }

  /** The same words at the same moment, as a page of that number asked for them. */
  private static List<Event> asked(RoomState state, String client) {
    Event.Ack ack = new Event.Ack(client, 1, "00");
    return List.of(new Event(state.seq() + 1, TestRoom.START, "m1", ack, new Fact.Said("the same")));
  }

  @Test
  void DUR_6_what_another_page_asked_for_is_not_taken_for_what_this_one_did() {
    List<Event> anothers = asked(decisions.tentative(), "c2");
    decisions.accept("page", asked(decisions.tentative(), "c1"), () -> happened.add("after"));
    decisions.pause();
    decisions.resume(anothers, false);
    assertThat(happened).containsExactly("told 1", "refused page resync");
  }

  @Test
  void DUR_6_what_this_page_asked_for_is_known_again_in_the_log() {
    decisions.accept("page", asked(decisions.tentative(), "c1"), () -> happened.add("after"));
    decisions.pause();
    decisions.resume(appended.getFirst().events(), false);
    assertThat(happened).containsExactly("told 1", "after");
  }
}
