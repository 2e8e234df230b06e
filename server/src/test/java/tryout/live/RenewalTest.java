package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A page that goes on with a fresh token, whose right may have gone on the token's way here. */
class RenewalTest {
  private final ScriptedRoom room = new ScriptedRoom();

  @Test
  void L_29_a_page_whose_session_ended_after_its_token_was_issued_is_let_go() {
    long issued = room.turns.now();
    room.turns.pass(1_000);
    room.letGo.session(ScriptedRoom.SESSION);
    room.live.renew(room.candidate, ScriptedRoom.SESSION, issued);
    assertThat(room.heard.closed).containsExactly(CloseCode.NO_TOKEN);
  }

  @Test
  void L_29_a_page_whose_member_was_removed_after_its_token_was_issued_is_let_go() {
    long issued = room.turns.now();
    room.turns.pass(1_000);
    room.letGo.member(ScriptedRoom.ID, room.candidate.member());
    room.live.renew(room.candidate, ScriptedRoom.SESSION, issued);
    assertThat(room.heard.closed).containsExactly(CloseCode.NO_TOKEN);
  }

  @Test
  void L_29_a_page_whose_token_is_of_a_session_that_nobody_ended_stays() {
    room.letGo.session(ScriptedRoom.SESSION);
    room.turns.pass(1_000);
    room.live.renew(room.candidate, new UUID(0, 4), room.turns.now());
    assertThat(room.heard.closed).isEmpty();
  }
}
