package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An alarm whose time has come, and whose turn has not. */
class AlarmTest {
  private final ScriptedRoom room = new ScriptedRoom();
  private final Alarm alarm = new Alarm(room.live, room.turns);
  private final List<String> rung = new ArrayList<>();

  @Test
  void an_alarm_that_is_cancelled_while_its_turn_waits_does_nothing() {
    room.turns.after(10, alarm::cancel);
    alarm.set(10, () -> rung.add("too late"));
    room.turns.pass(10);
    assertThat(rung).isEmpty();
  }

  @Test
  void an_alarm_that_is_set_anew_while_its_turn_waits_does_only_what_is_new() {
    room.turns.after(10, () -> alarm.set(10, () -> rung.add("new")));
    alarm.set(10, () -> rung.add("old"));
    room.turns.pass(10);
    assertThat(rung).isEmpty();
    assertThat(alarm.isSet()).isTrue();
    room.turns.pass(10);
    assertThat(rung).containsExactly("new");
    assertThat(alarm.isSet()).isFalse();
  }
}
