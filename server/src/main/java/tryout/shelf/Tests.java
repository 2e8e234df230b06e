package tryout.shelf;

import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.judge.Examiner;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.TestGroup;
import tryout.run.TestScore;
import tryout.run.Tester;
import tryout.run.Verdict;

/**
 * Judges what is written in rooms, and keeps the scores, which are the panel's: apart from the journal of the room, and
 * stored before anybody hears that the run is over.
 */
public final class Tests implements Tester {
  private static final Logger LOG = LoggerFactory.getLogger(Tests.class);

  private final Database database;
  private final Shelf shelf;
  private final Benches benches;
  private final String flags;
  private final InstantSource clock;
  private final Map<String, Examiner> examiners = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param benches where tests are run
   * @param flags what is compiled with, as shown
   */
  public Tests(Database database, Shelf shelf, Benches benches, String flags, InstantSource clock) {
    this.database = database;
    this.shelf = shelf;
    this.benches = benches;
    this.flags = flags;
    this.clock = clock;
  }

  @Override
  public Runner.Run test(String place, String room, int run, String exercise, List<Source> sources, Listener listener) {
    Bench bench = benches.bench(place);
    Thread.startVirtualThread(() -> {
      try (bench) {
        listener.ended(judged(bench, new Job(UUID.fromString(room), run, exercise, sources), listener));
      }
    });
    return new Handle(bench);
  }

  /**
   * Judges a text that nobody waits for in a room; blocks until it is its turn, and then for seconds.
   *
   * @param place whose turn it takes
   * @return nothing where the text does not build
   * @throws Refused as {@link Tester#test}
   */
  public Optional<TestScore> score(String place, String exercise, List<Source> sources) {
    try (Bench bench = benches.bench(place)) {
      return examiner(exercise).examine(bench, sources, flags, DEAF).score();
    } catch (Bench.Stopped stopped) {
      throw new Refused(Code.BUSY, "The server is stopping.");
    }
  }

  private static final Listener DEAF = new Listener() {
    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {}

    @Override
    public void found(List<Finding> findings) {}

    @Override
    public void tested(TestGroup group) {}

    @Override
    public void ended(Result result) {}
  };

  private record Job(UUID room, int run, String exercise, List<Source> sources) {}

  private Result judged(Bench bench, Job job, Listener listener) {
    try {
      listener.stage(Stage.QUEUED);
      bench.await();
      Examiner.Examined examined = examiner(job.exercise()).examine(bench, job.sources(), flags, listener);
      examined.score().ifPresent(score -> keep(job, score));
      return examined.result();
    } catch (Bench.Stopped stopped) {
      return Result.unrun(Verdict.STOPPED, "The tests were stopped.");
    } catch (Refused refused) {
      return Result.unrun(Verdict.SANDBOX_FAULT, refused.detail());
    } catch (RuntimeException | Error bug) {
      LOG.error("room={} run={} the tests broke off", job.room(), job.run(), bug);
      return Result.unrun(Verdict.SANDBOX_FAULT, "The tests could not be run, our fault.");
    }
  }

  private Examiner examiner(String digest) {
    return examiners.computeIfAbsent(digest, key -> new Examiner(shelf.get(key)));
  }

  private void keep(Job job, TestScore score) {
    database.inTransaction(sql -> sql.update(
        "INSERT INTO test_score (room_id, run, exercise, score, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        job.room(), job.run(), job.exercise(), ScoreJson.write(score), clock.instant().atOffset(ZoneOffset.UTC)));
  }

  /** All scores of a room, by the numbers of their runs: {@code [{run, …}]}. */
  public JsonArray scores(Sql sql, UUID room) {
    JsonArray all = new JsonArray();
    sql.rows("SELECT run, score FROM test_score WHERE room_id = $1 ORDER BY run", room)
        .forEach(row -> all.add(row.getJsonObject("score").copy().put("run", row.getInteger("run"))));
    return all;
  }

  private record Handle(Bench bench) implements Runner.Run {
    @Override
    public void input(String text) {}

    @Override
    public void endInput() {}

    @Override
    public void stop() {
      bench.stop();
    }
  }
}
