package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session whose locks are asked for and never answered. */
class LifelineTest {
  private static final long ANSWER_MILLIS = 7_000;

  private final VirtualTurns turns = new VirtualTurns();
  private final ScriptedDatabase database = new ScriptedDatabase();
  private final List<Promise<Void>> locks = new ArrayList<>();
  private final Lifeline lifeline = new Lifeline(turns, database, () -> { }, this::take);

  private Future<Void> take(Writer.Session session) {
    Promise<Void> taken = Promise.promise();
    locks.add(taken);
    return taken.future();
  }

  /** It was connected, lost that, and is connected again. */
  private void lostOnce() {
    lifeline.open();
    database.sessions.getFirst().lose();
    turns.pass(100);
    assertThat(locks).hasSize(1);
  }

  @Test
  void DUR_10_locks_that_are_never_answered_give_the_session_up_and_another_is_tried() {
    lostOnce();
    turns.pass(ANSWER_MILLIS - 200);
    assertThat(database.sessions.getLast().ended).isFalse();
    turns.pass(1_000);
    assertThat(database.sessions).hasSize(3).element(1).matches(session -> session.ended);
    assertThat(locks).as("they are asked for again").hasSize(2);
    locks.getLast().complete();
    assertThat(lifeline.session()).isSameAs(database.sessions.getLast());
  }

  @Test
  void DUR_10_a_session_whose_locks_were_answered_is_kept() {
    lostOnce();
    locks.getFirst().complete();
    turns.pass(2 * ANSWER_MILLIS);
    assertThat(database.sessions).hasSize(2);
    assertThat(lifeline.session()).isSameAs(database.sessions.getLast());
  }
}
