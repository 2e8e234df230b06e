package tryout.shelf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.exercise.ExercisePackage;
import tryout.run.Benches;

/**
 * Verifies again what was verified with another compiler or other walls than those of this server now: what came to one
 * thing there may come to another here. It goes through all of them once after the start, one at a time, while nobody
 * runs anything; one that fails becomes a draft.
 */
final class Reverifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reverifier.class);
  /** Whoever starts a server wants to use it first, or to measure it. */
  static final Duration AFTER_START = Duration.ofMinutes(10);
  /** How long it waits until it looks again whether anybody runs something. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  /** Each submission once: that all of it comes to the same each time was seen when it was verified first. */
  static final int ROUNDS = 1;
  static final String ACTOR = "server";

  private final Database database;
  private final Shelf shelf;
  private final ExerciseStore store;
  private final Verifications verifications;
  private final Benches benches;
  private final CountDownLatch closed = new CountDownLatch(1);

  Reverifier(Database database, Shelf shelf, ExerciseStore store, Verifications verifications, Benches benches) {
    this.database = database;
    this.shelf = shelf;
    this.store = store;
    this.verifications = verifications;
    this.benches = benches;
  }

  /** Begins {@link #AFTER_START} from now. */
  void start() {
    Thread.ofVirtual().name("reverifier").start(() -> {
      try {
        if (!closed.await(AFTER_START.toMillis(), TimeUnit.MILLISECONDS)) {
          pass();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException failure) {
        LOG.warn("exercises are not verified again until the next start", failure);
      }
    });
  }

  /** Verifies all that are due, one after another; blocks until then. */
  void pass() throws InterruptedException {
    for (String digest : due()) {
      if (!quiet()) {
        return;
      }
      verifications.begin(digest, ROUNDS, ACTOR);
      verifications.await(digest);
    }
  }

  /** Whether it is to be verified again before interviews go on with it. */
  boolean due(ExerciseStore.Version version) {
    String now = benches.basis();
    return !now.isEmpty() && version.state() == ExerciseStore.State.VERIFIED && version.present() && !version.basis().equals(now)
        && database.inTransaction(sql -> shelf.readable(sql, version.digest())).flatMap(ExercisePackage::suite).isPresent();
  }

  private List<String> due() {
    return database.inTransaction(store::all).stream().filter(this::due).map(ExerciseStore.Version::digest).toList();
  }

  /** Waits until nobody runs anything, or answers false when the server stops. */
  private boolean quiet() throws InterruptedException {
    while (!benches.idle()) {
      if (closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return closed.getCount() > 0;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
