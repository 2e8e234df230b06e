package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.MENTOR;
import static tryout.room.Interviews.OBSERVER;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;

/** What becomes of somebody who is something else while an interview is held. */
class SeatedTest {
  private final TestRoom room = TestRoom.exercise();

  private List<Fact> seated(Sender whom, Role role) {
    return room.take(Room.seated(room.state, LEAD.member(), whom.member(), role, room.now));
  }

  private Code refused(Sender by, String member) {
    try {
      Room.seatable(room.state, by, member);
    } catch (Refused refused) {
      return refused.code();
    }
    return null;
  }

  @Test
  void W_5_a_change_of_seats_counts_from_the_next_wish_on_whatever_a_socket_still_believes() {
    room.does(LEAD, new Command.SwitchTyping(true));
    room.does(MENTOR, new Command.Say("Hello."));
    assertThat(seated(MENTOR, Role.OBSERVER)).containsExactly(new Fact.Seated(MENTOR.member(), Role.OBSERVER));
    assertThat(room.refusal(MENTOR, new Command.Say("Still here."))).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.refusal(MENTOR, room.typed("main.c", "x"))).isEqualTo(Code.NOT_ALLOWED);
    assertThatThrownBy(() -> Room.permit(room.state, MENTOR, Act.NOTE)).isInstanceOf(Refused.class);
    seated(OBSERVER, Role.MENTOR);
    room.does(OBSERVER, room.typed("main.c", "x"));
    assertThat(room.folded().people()).isEqualTo(room.state.people());
  }

  @Test
  void W_5_who_was_taken_out_may_do_nothing_until_they_come_in_again_as_who_they_were() {
    seated(MENTOR, null);
    assertThat(room.refusal(MENTOR, new Command.Say("Hello."))).isEqualTo(Code.NOT_ALLOWED);
    assertThat(room.state.people().graders()).containsExactly(LEAD.member());
    room.goes(MENTOR);
    seated(MENTOR, Role.OBSERVER);
    assertThat(room.state.people().out()).isEmpty();
    room.comes(new Sender(MENTOR.member(), MENTOR.name(), Role.OBSERVER, "c9"));
    assertThat(room.state.people().roleOf(MENTOR.member())).isEqualTo(Role.OBSERVER);
    assertThat(room.state.people().members()).hasSize(4);
  }

  @Test
  void W_5_who_comes_in_by_a_right_that_was_looked_at_anew_is_in() {
    seated(MENTOR, null);
    room.comes(MENTOR);
    assertThat(room.state.people().out()).isEmpty();
    room.does(MENTOR, new Command.Say("Hello."));
  }

  @Test
  void W_9_a_page_that_comes_back_before_it_was_missed_comes_as_what_its_member_is_by_now() {
    Sender now = new Sender(MENTOR.member(), MENTOR.name(), Role.OBSERVER, MENTOR.client());
    assertThat(room.comes(MENTOR)).isEmpty();
    assertThat(room.comes(now)).hasSize(1);
    assertThat(room.state.people().roleOf(MENTOR.member())).isEqualTo(Role.OBSERVER);
  }

  @Test
  void W_5_the_candidate_and_the_lead_stay_what_they_are_and_nobody_but_the_lead_decides() {
    assertThat(refused(LEAD, CANDIDATE.member())).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(refused(LEAD, LEAD.member())).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(refused(LEAD, "nobody")).isEqualTo(Code.NOT_FOUND);
    assertThat(refused(MENTOR, OBSERVER.member())).isEqualTo(Code.NOT_ALLOWED);
    assertThat(refused(LEAD, OBSERVER.member())).isNull();
  }

  @Test
  void what_is_so_already_is_no_event() {
    assertThat(seated(MENTOR, Role.MENTOR)).isEmpty();
    assertThat(room.take(Room.seated(room.state, LEAD.member(), "nobody", Role.MENTOR, room.now))).isEmpty();
    seated(MENTOR, null);
    assertThat(seated(MENTOR, null)).isEmpty();
  }
}
