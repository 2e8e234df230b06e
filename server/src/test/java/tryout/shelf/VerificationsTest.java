package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.Patience;
import tryout.TestSandbox;
import tryout.exercise.Exercises;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.judge.TinyPackage;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Bytes;

/** Verifying that does not come to its end, and what goes on beside it. */
class VerificationsTest extends OneShelf {
  private final ExerciseStore store = new ExerciseStore();
  private Shelf shelf;
  private String digest;

  /** A sandbox that others are at, or that is off. */
  private record Busy(boolean off, Runnable asked) implements Benches {
    @Override
    public Bench bench(String room) {
      if (off) {
        throw new Refused(Code.RUNNER_OFF, "Running code is off: tests say so.");
      }
      return TestSandbox.shared().bench(room);
    }

    @Override
    public String basis() {
      return TestSandbox.shared().basis();
    }

    @Override
    public boolean idle() {
      asked.run();
      return false;
    }
  }

  /** A draft that nobody verifies yet. */
  @BeforeEach
  void draft() throws Exception {
    shelf = new Shelf(server.database, Exercises.open(Optional.empty()), server.clock);
    Packed tiny = Packed.read(Bytes.of(packed(new TinyPackage())), mistake -> {}).orElseThrow();
    digest = tiny.whole().digest();
    OffsetDateTime now = server.clock.instant().atOffset(ZoneOffset.UTC);
    server.database.inTransaction(sql -> {
      store.add(sql, tiny.whole(), tiny.archive(), ExerciseStore.Origin.UPLOADED, ExerciseStore.State.DRAFT, null, now);
      return now;
    });
  }

  private Verifications verifications(boolean off) {
    return new Verifications(server.database, shelf, store, server.access.audit(), new Busy(off, () -> {}), server.clock);
  }

  private void assertUntouched() {
    JsonObject shown = show(digest);
    assertThat(shown.getString("state")).isEqualTo("draft");
    assertThat(shown.getJsonObject("report")).isNull();
    assertThat(audit(digest)).isEmpty();
  }

  @Test
  void where_nothing_can_be_run_a_draft_stays_one_and_the_reason_is_told() throws InterruptedException {
    try (Verifications all = verifications(true)) {
      all.begin(digest, 1, "server");
      all.await(digest);
      assertThat(all.standing(digest).getBoolean("running")).isFalse();
      assertThat(all.standing(digest).getString("trouble")).isEqualTo("Running code is off: tests say so.");
    }
    assertUntouched();
  }

  @Test
  void what_is_under_way_when_the_server_stops_leaves_no_report_and_is_verified_by_whoever_asks_for_it() throws InterruptedException {
    Verifications all = verifications(false);
    all.begin(digest, 100, "server");
    assertThat(all.running(digest)).isTrue();
    Patience.until("it is at work", Duration.ofSeconds(20), () -> all.standing(digest).getInteger("done", 0) > 0);
    all.close();
    all.await(digest);
    assertUntouched();
    assertThat(words(show(digest).getJsonArray("allowedActions"))).contains("verify");
    assertThat(server.api("POST", "/exercises/versions/" + digest + "/verification", mentor, null).status()).isEqualTo(202);
    assertThat(settled(digest).getString("state")).isEqualTo("verified");
  }

  @Test
  void EX_40_one_that_is_retired_while_it_is_verified_stays_so() throws InterruptedException {
    try (Verifications all = verifications(false)) {
      all.begin(digest, 1, "server");
      server.database.inTransaction(sql -> sql.update("UPDATE exercise SET state = 'retired', retired_at = added_at WHERE digest = $1", digest));
      all.await(digest);
    }
    assertThat(show(digest).getJsonObject("report").getJsonArray("faults")).isEmpty();
    assertThat(show(digest).getString("state")).isEqualTo("retired");
  }

  @Test
  void EX_40_while_anybody_runs_something_nothing_is_verified_again() throws InterruptedException {
    server.database.inTransaction(sql -> sql.update("UPDATE exercise SET state = 'verified', basis = 'gcc of before' WHERE digest = $1", digest));
    CountDownLatch asked = new CountDownLatch(1);
    try (Verifications all = verifications(false); Reverifier again = new Reverifier(server.database, shelf, store, all, new Busy(false, asked::countDown))) {
      Thread pass = Thread.startVirtualThread(() -> {
        try {
          again.pass();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(all.running(digest)).isFalse();
      again.close();
      pass.join();
    }
    assertThat(show(digest).getBoolean("basis")).isFalse();
  }
}
