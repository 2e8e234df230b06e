package tryout.shelf;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.access.Audit;
import tryout.db.Database;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.exercise.Use;
import tryout.fault.Refused;
import tryout.judge.Verification;
import tryout.judge.Verification.Fault;
import tryout.judge.Verifier;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Runner;

/**
 * Verifies versions of the shelf, one at a time, and keeps what comes of it. How far it is stands in memory only: a
 * version whose verification a stop broke off is a draft without a report, and can be verified again.
 *
 * <p>Any thread may ask and tell.
 */
final class Verifications implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
  /** Whose turns of the queue it takes. */
  private static final String ROOM = "verify";
  private static final Duration STOP = Duration.ofSeconds(2);

  private final Database database;
  private final Shelf shelf;
  private final ExerciseStore store;
  private final Audit audit;
  private final Benches benches;
  private final InstantSource clock;
  private final ExecutorService line = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("verification").factory());
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private volatile @Nullable Bench current;
  private volatile boolean closing;

  Verifications(Database database, Shelf shelf, ExerciseStore store, Audit audit, Benches benches, InstantSource clock) {
    this.database = database;
    this.shelf = shelf;
    this.store = store;
    this.audit = audit;
    this.benches = benches;
    this.clock = clock;
  }

  /** One that waits or is under way. */
  private static final class Job {
    private final OffsetDateTime since;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Stand stand = new Stand("waiting until another one is verified", 0, 0);

    Job(OffsetDateTime since) {
      this.since = since;
    }
  }

  private record Stand(String at, int done, int of) {}

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  boolean running(String digest) {
    return jobs.containsKey(digest);
  }

  /**
   * How far it is.
   *
   * @return {@code {running, at, done, of, since, trouble}}: {@code at} in words, {@code trouble} why the last one broke
   *     off, or empty
   */
  JsonObject standing(String digest) {
    Job job = jobs.get(digest);
    if (job == null) {
      return new JsonObject().put("running", false).put("trouble", troubles.getOrDefault(digest, ""));
    }
    Stand stand = job.stand;
    return new JsonObject().put("running", true).put("at", stand.at()).put("done", stand.done()).put("of", stand.of())
        .put("since", job.since.toInstant().toString()).put("trouble", "");
  }

  /**
   * Puts a version in line, unless it is there already.
   *
   * @param rounds how often each submission is judged
   * @param actor the id of who asked for it, or a word
   */
  void begin(String digest, int rounds, String actor) {
    Job fresh = new Job(now());
    if (jobs.putIfAbsent(digest, fresh) == null) {
      troubles.remove(digest);
      line.execute(() -> work(digest, fresh, rounds, actor));
    }
  }

  /** Waits until it is over, however it ends. */
  void await(String digest) throws InterruptedException {
    Job job = jobs.get(digest);
    if (job != null) {
      job.over.await();
    }
  }

  private void work(String digest, Job job, int rounds, String actor) {
    try {
      Optional<ExerciseStore.Version> version = database.inTransaction(sql -> store.find(sql, digest));
      version.ifPresent(one -> keep(one, verified(one, job, rounds), actor));
    } catch (Bench.Stopped stopped) {
      troubles.put(digest, "It was stopped.");
    } catch (Refused refused) {
      troubles.put(digest, refused.detail());
    } catch (RuntimeException bug) {
      LOG.error("exercise={} verifying broke off", digest, bug);
      troubles.put(digest, "It broke off, our fault.");
    } finally {
      jobs.remove(digest);
      job.over.countDown();
    }
  }

  private Verification verified(ExerciseStore.Version version, Job job, int rounds) {
    ExercisePackage whole = shelf.get(version.digest());
    try (Bench bench = benches.bench(Runner.afterOthers(ROOM))) {
      current = bench;
      if (closing) {
        throw new Bench.Stopped();
      }
      Verification seen = new Verifier(whole, Exercises.testHeader(), bench, rounds,
          (words, done, of) -> job.stand = new Stand(words, done, of)).verify();
      List<Fault> faults = new ArrayList<>(seen.faults());
      embargo(version, whole).ifPresent(faults::add);
      return new Verification(seen.slug(), seen.version(), seen.digest(), seen.basis(), faults, seen.outcomes());
    }
  }

  /** (j) What somebody brings for interviews alone is kept from practice for a while, or candidates could know it. */
  private static Optional<Fault> embargo(ExerciseStore.Version version, ExercisePackage whole) {
    boolean practised = !whole.exercise().uses().equals(EnumSet.of(Use.INTERVIEW));
    boolean kept = whole.embargoUntil().filter(day -> day.isAfter(version.addedAt().toLocalDate())).isPresent();
    return version.origin() != ExerciseStore.Origin.UPLOADED || practised || kept
        ? Optional.empty()
        : Optional.of(new Fault("j", "problem.yaml", "is for interviews only and has no embargo_until behind the day of its upload"));
  }

  private void keep(ExerciseStore.Version version, Verification seen, String actor) {
    String digest = version.digest();
    boolean good = seen.faults().isEmpty();
    JsonObject report = ReportJson.write(seen).put("at", now().toInstant().toString());
    database.inTransaction(sql -> {
      if (store.verified(sql, digest, good ? ExerciseStore.State.VERIFIED : ExerciseStore.State.DRAFT, report, seen.basis())) {
        audit.write(sql, actor, good ? "exercise-verified" : "exercise-failed", digest, new JsonObject().put("faults", seen.faults().size()));
      }
      return digest;
    });
    LOG.info("exercise={} version={} verified faults={}", version.slug(), version.version(), seen.faults().size());
  }

  private static void stop(@Nullable Bench bench) {
    if (bench != null) {
      bench.stop();
    }
  }

  /** Stops what is under way, which leaves no report, and waits a moment for it. */
  @Override
  public void close() {
    closing = true;
    stop(current);
    line.shutdown();
    try {
      if (!line.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a verification does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
