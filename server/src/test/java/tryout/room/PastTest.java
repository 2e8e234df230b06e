package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.room.Interviews.CANDIDATE;
import static tryout.room.Interviews.QUICK;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tryout.run.Channel;
import tryout.run.Verdict;

/** What a room's journal tells after everything. */
class PastTest {
  @Test
  void the_record_has_every_run_with_its_output_and_every_message_and_not_only_the_last_ones() {
    TestRoom room = TestRoom.exercise();
    int runs = RoomLimits.RUNS_KEPT + 8;
    for (int run = 1; run <= runs; run++) {
      room.does(CANDIDATE, QUICK);
      room.take(Room.said(room.state, run, Channel.OUT, "run " + run + "\n", room.now));
      room.ended(run, Verdict.OK);
    }
    int messages = RoomLimits.CHAT_KEPT + 3;
    for (int i = 0; i < messages; i++) {
      room.does(CANDIDATE, new Command.Say("message " + i));
    }
    Past past = Past.of(room.state.setup(), room.journal);
    assertThat(room.state.runs().runs()).as("what a page that opens is shown").hasSize(RoomLimits.RUNS_KEPT);
    assertThat(past.runs()).extracting(Runs.Run::id).containsExactlyElementsOf(IntStream.rangeClosed(1, runs).boxed().toList());
    assertThat(past.runs()).allSatisfy(run -> {
      assertThat(run.output()).containsExactly(new Runs.Piece("out", "run " + run.id() + "\n"));
      assertThat(run.result()).isNotNull();
    });
    assertThat(past.chat()).hasSize(messages);
    assertThat(past.state().seq()).isEqualTo(room.state.seq());
  }
}
