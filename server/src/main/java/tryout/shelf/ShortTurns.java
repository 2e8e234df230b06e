package tryout.shelf;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Bytes;
import tryout.run.Profile;
import tryout.run.Source;

/**
 * A bench that takes a turn of the queue for each step and gives it back, for work of minutes: whoever wants to run
 * something in between waits for one step at most.
 */
final class ShortTurns implements Bench {
  private final Benches benches;
  private final String room;
  private @Nullable Bench current;
  private boolean stopped;

  /** @param room whose turns it takes */
  ShortTurns(Benches benches, String room) {
    this.benches = benches;
    this.room = room;
  }

  private <T> T step(Function<Bench, T> work) {
    try (Bench bench = next()) {
      return work.apply(bench);
    }
  }

  private synchronized Bench next() {
    if (stopped) {
      throw new Stopped();
    }
    Bench bench = benches.bench(room);
    current = bench;
    return bench;
  }

  @Override
  public void await() {
    // Each step waits for its own turn.
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    if (current != null) {
      current.stop();
    }
  }

  @Override
  public Unit unit(Profile profile, List<Source> sources) {
    return step(bench -> bench.unit(profile, sources));
  }

  @Override
  public Program link(Profile profile, List<Unit> units) {
    return step(bench -> bench.link(profile, units));
  }

  @Override
  public Tried run(Profile profile, Bytes program, Trial trial, List<Source> sources) {
    return step(bench -> bench.run(profile, program, trial, sources));
  }

  @Override
  public String basis() {
    return benches.basis();
  }

  @Override
  public boolean findsLeaks() {
    return step(Bench::findsLeaks);
  }

  @Override
  public void close() {
    // There is no turn to give back between two steps.
  }
}
