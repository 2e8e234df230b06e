package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.db.TestDatabase;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;

/** PostgreSQL takes long over one statement of the journal. */
@ExtendWith(VertxExtension.class)
class SlowStatementTest {
  private static NotingHolder holder(RoomServer server) {
    return new NotingHolder(server.room(Interviews.setup()), new ArrayList<>());
  }

  private static Future<Void> says(Journal journal, NotingHolder room, String text) {
    return journal.append(room, List.of(Row.of(room.id(), new Event(1, 1, null, null, new Fact.Said(text)))));
  }

  /** One session does one thing after the other: the lock is answered when the statement is over, and nothing is paused. */
  @Test
  @Timeout(30)
  void DUR_6_a_room_that_is_opened_during_a_slow_statement_has_its_lock_after_it_and_writes_at_once(Vertx vertx)
      throws SQLException, InterruptedException {
    LinkedBlockingQueue<Boolean> saving = new LinkedBlockingQueue<>();
    try (RoomServer server = new RoomServer(vertx); Connection owner = TestDatabase.owner(server.database);
        Statement holdUp = owner.createStatement()) {
      Journal journal = new Journal(Turns.of(vertx, vertx.getOrCreateContext()), new PgWriter(vertx, server.database.writer()),
          server.rooms.metrics(), saving::add);
      NotingHolder first = holder(server);
      NotingHolder second = holder(server);
      journal.open().await();
      assertThat(journal.hold(first).await()).isTrue();
      owner.setAutoCommit(false);
      holdUp.execute("LOCK TABLE room_event IN EXCLUSIVE MODE");
      Future<Void> slow = says(journal, first, "slow");
      assertThat(saving.poll(8, TimeUnit.SECONDS)).isFalse();
      Future<Boolean> locked = journal.hold(second);
      assertThat(server.rooms.journal(second.id()).await()).isEmpty();
      assertThat(slow.isComplete() || locked.isComplete()).isFalse();
      owner.rollback();
      slow.await();
      assertThat(locked.await()).isTrue();
      says(journal, second, "at once").await();
      assertThat(saving.poll(8, TimeUnit.SECONDS)).isTrue();
      assertThat(first.told()).containsExactly("away", "back");
      assertThat(second.told()).isEmpty();
      journal.close().await();
    }
  }
}
