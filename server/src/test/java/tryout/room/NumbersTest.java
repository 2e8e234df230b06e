package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.CANDIDATE_AGAIN;
import static tryout.room.Interviews.LEAD;
import static tryout.room.Interviews.OBSERVER;

import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;

/** Numbers of pages and messages. */
class NumbersTest {
  private final Command hello = new Command.Say("Hello.");

  @Test
  void E_4_a_page_that_is_nobodys_or_somebody_elses_is_refused() {
    TestRoom room = TestRoom.lobby();
    Sender nobody = new Sender("m1", "Candidate", Role.CANDIDATE, "c99");
    Sender thief = new Sender("m1", "Candidate", Role.CANDIDATE, "c3");
    assertThat(room.refusal(nobody, hello)).isEqualTo(Code.FOREIGN_CLIENT);
    assertThat(room.refusal(thief, hello)).isEqualTo(Code.FOREIGN_CLIENT);
  }

  @Test
  void E_4_two_pages_of_one_member_count_apart() {
    TestRoom room = TestRoom.lobby();
    room.comes(CANDIDATE_AGAIN);
    room.does(CANDIDATE, hello);
    room.does(CANDIDATE, hello);
    room.does(CANDIDATE_AGAIN, hello);
    assertThat(room.state.people().page("c1").lastSeq()).isEqualTo(2);
    assertThat(room.state.people().page("c2").lastSeq()).isEqualTo(1);
  }

  @Test
  void E_4_five_pages_of_one_member_are_enough() {
    TestRoom room = TestRoom.lobby();
    for (int i = 0; i < RoomLimits.PAGES - 1; i++) {
      room.comes(new Sender("m1", "Candidate", Role.CANDIDATE, "more" + i));
    }
    Sender sixth = new Sender("m1", "Candidate", Role.CANDIDATE, "sixth");
    assertThatThrownBy(() -> room.comes(sixth))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.TOO_LARGE));
    assertThat(room.comes(CANDIDATE)).as("one that is here is not counted again").isEmpty();
    room.goes(CANDIDATE);
    room.comes(sixth);
  }

  @Test
  void E_5_the_same_again_is_acknowledged_again_and_other_content_refused() {
    TestRoom room = TestRoom.lobby();
    room.does(CANDIDATE, hello);
    long seq = room.state.seq();
    room.does(LEAD, hello);
    assertThat(Room.decide(room.state, CANDIDATE, 1, "hash 1", hello, room.now)).isEqualTo(new Room.Decision.Again(seq));
    assertThatThrownBy(() -> Room.decide(room.state, CANDIDATE, 1, "other", hello, room.now))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.ALTERED));
  }

  @Test
  void E_5_a_message_again_is_acknowledged_even_where_it_would_be_refused_by_now() {
    TestRoom room = TestRoom.exercise();
    Command.Edit edit = room.typed("main.c", "x");
    long number = room.state.people().page("c1").lastSeq() + 1;
    room.does(CANDIDATE, edit);
    room.passesMinutes(60);
    room.due();
    assertThat(Room.decide(room.state, CANDIDATE, number, "hash " + number, edit, room.now))
        .isInstanceOf(Room.Decision.Again.class);
  }

  @Test
  void E_5_a_gap_is_refused_and_a_refusal_uses_no_number_up() {
    TestRoom room = TestRoom.lobby();
    for (long number : List.of(2L, 3L, 0L, -1L)) {
      assertThatThrownBy(() -> Room.decide(room.state, CANDIDATE, number, "h", hello, room.now)).as("number %d", number)
          .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code()).isEqualTo(Code.OUT_OF_ORDER));
    }
    assertThat(room.refusal(CANDIDATE, new Command.Say(" "))).isEqualTo(Code.INVALID);
    room.does(CANDIDATE, hello);
    assertThat(room.journal.getLast().ack().clientSeq()).isEqualTo(1);
  }

  @Test
  void E_5_only_the_first_event_of_a_message_bears_its_acknowledgement() {
    TestRoom room = TestRoom.warmUp();
    int before = room.journal.size();
    room.does(LEAD, new Command.Advance(Phase.EXERCISE));
    List<Event> events = room.journal.subList(before, room.journal.size());
    assertThat(events).hasSizeGreaterThan(3);
    assertThat(events.getFirst().ack()).isEqualTo(new Event.Ack("c3", 2, "hash 2"));
    assertThat(events.subList(1, events.size())).allMatch(event -> event.ack() == null);
  }

  @Test
  void words_have_bounds() {
    TestRoom room = TestRoom.lobby();
    room.does(CANDIDATE, new Command.Say("x".repeat(RoomLimits.CHAT_UNITS)));
    for (String text : List.of("", " \n ", "x".repeat(RoomLimits.CHAT_UNITS + 1), "a\0b", "a\ud83d")) {
      assertThat(room.refusal(CANDIDATE, new Command.Say(text))).isEqualTo(Code.INVALID);
    }
    assertThat(room.refusal(OBSERVER, hello)).isEqualTo(Code.NOT_ALLOWED);
  }
}
