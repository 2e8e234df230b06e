package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.room.Event;
import tryout.room.Fact;

/** Moments of the journal that last too short a time for a real database to be stopped in them. */
class JournalGuardsTest {
  private final VirtualTurns turns = new VirtualTurns();
  private final ScriptedDatabase database = new ScriptedDatabase();
  private final List<Boolean> saving = new ArrayList<>();
  private final Journal journal =
      new Journal(turns, database, new LiveMetrics(new SimpleMeterRegistry(), () -> 0), saving::add);
  private final NotingHolder first = new NotingHolder(1);
  private final NotingHolder second = new NotingHolder(2);
  private final NotingHolder third = new NotingHolder(3);
  private final NotingHolder fourth = new NotingHolder(4);

  @BeforeEach
  void open() {
    done(journal.open());
  }

  /** What has come of it by now. */
  private <T> Future<T> now(Future<T> future) {
    turns.pass(0);
    return future;
  }

  private void done(Future<?> future) {
    assertThat(now(future).succeeded()).isTrue();
  }

  private Future<Void> says(NotingHolder room, long seq, String text) {
    return now(journal.append(room, List.of(Row.of(room.id(), new Event(seq, 1, null, null, new Fact.Said(text))))));
  }

  private void halted(NotingHolder room) {
    assertThat(says(room, 1, "unread").cause()).hasMessageContaining("lock is not held");
    assertThat(database.log(room.id())).isEmpty();
  }

  private List<String> said(NotingHolder room) {
    return database.log(room.id()).stream().map(event -> ((Fact.Said) event.fact()).text()).toList();
  }

  @Test
  void DUR_6_a_room_that_is_opened_while_the_disk_is_full_writes_nothing_before_it_has_read_its_log() {
    journal.suspend(true);
    done(journal.hold(first));
    halted(first);
    journal.suspend(false);
    turns.pass(0);
    assertThat(first.told()).containsExactly("back");
    halted(first);
    done(journal.resume(first));
    done(says(first, 1, "on"));
  }

  @Test
  void DUR_6_a_room_that_is_opened_during_a_slow_statement_writes_nothing_before_it_has_read_its_log() {
    done(journal.hold(first));
    database.statements.shut();
    Future<Void> slow = says(first, 1, "slow");
    turns.pass(2_000);
    assertThat(first.told()).containsExactly("away");
    done(journal.hold(second));
    halted(second);
    database.statements.open();
    done(slow);
    assertThat(second.told()).containsExactly("back");
  }

  @Test
  void fault_23_a_session_that_comes_back_while_the_disk_is_full_does_not_lift_the_pause() {
    done(journal.hold(first));
    journal.suspend(true);
    turns.pass(0);
    database.sessions.getFirst().lose();
    turns.pass(1_000);
    assertThat(database.sessions).as("connected again").hasSize(2);
    assertThat(first.told()).isNotEmpty().containsOnly("away");
    assertThat(saving).containsOnly(false);
    assertThat(now(journal.resume(first)).failed()).isTrue();
    halted(first);
    journal.suspend(false);
    turns.pass(0);
    assertThat(first.told()).last().isEqualTo("back");
    assertThat(saving).last().isEqualTo(true);
    done(journal.resume(first));
    done(says(first, 1, "on"));
  }

  /** Brings a poisoned row of the first room into one statement with rows of the others; it is not answered yet. */
  private void poisoned(List<Future<Void>> followers, NotingHolder... others) {
    List.of(first, second, third, fourth).forEach(room -> done(journal.hold(room)));
    database.statements.shut();
    Future<Void> before = says(fourth, 1, "before");
    says(first, 1, ScriptedDatabase.POISON);
    for (NotingHolder other : others) {
      followers.add(says(other, 2, "after"));
    }
    database.statements.one();
    done(before);
  }

  @Test
  void DUR_9_rows_of_the_culprits_own_room_in_the_same_statement_are_not_stored_behind_the_gap() {
    List<Future<Void>> followers = new ArrayList<>();
    poisoned(followers, first, second);
    database.statements.open();
    turns.pass(0);
    assertThat(first.told()).containsExactly("back, a culprit");
    assertThat(followers.getFirst().failed()).isTrue();
    assertThat(database.log(first.id())).isEmpty();
    assertThat(followers.getLast().succeeded()).isTrue();
    assertThat(said(second)).containsExactly("after");
  }

  @Test
  void DUR_9_rows_that_wait_for_the_culprits_answer_are_not_stored_once_their_session_is_gone() {
    List<Future<Void>> followers = new ArrayList<>();
    poisoned(followers, second);
    database.statements.one();
    database.sessions.getFirst().lose();
    turns.pass(1_000);
    assertThat(second.told()).containsExactly("away", "back");
    done(journal.resume(second));
    assertThat(database.sessions.getFirst().asked).as("the first, all, the culprit").hasSize(3);
    database.statements.one();
    turns.pass(0);
    assertThat(database.sessions.getFirst().asked).hasSize(3);
    assertThat(followers.getFirst().failed()).isTrue();
  }

  @Test
  void DUR_9_rooms_whose_rows_go_one_by_one_are_not_taken_for_one_slow_statement() {
    List<Future<Void>> followers = new ArrayList<>();
    poisoned(followers, second, third, fourth);
    for (int statement = 0; statement < 5; statement++) {
      turns.pass(1_000);
      database.statements.one();
    }
    turns.pass(0);
    assertThat(followers).allMatch(Future::succeeded);
    assertThat(saving).isEmpty();
  }

  @Test
  void DUR_9_a_statement_of_one_of_them_that_never_returns_gives_the_session_up() {
    List<Future<Void>> followers = new ArrayList<>();
    poisoned(followers, second);
    database.statements.one();
    turns.pass(9_000);
    assertThat(database.sessions).hasSize(1);
    turns.pass(2_000);
    assertThat(database.sessions.getFirst().ended).isTrue();
    assertThat(database.sessions).hasSize(2);
    assertThat(followers.getFirst().failed()).isTrue();
    assertThat(second.told()).containsExactly("away", "away", "back");
    database.statements.open();
    done(journal.resume(second));
    done(says(second, 1, "on"));
  }
}
