package tryout.live;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;

/** Virtual time, chance, and what is to happen next: everything in a simulation happens through this, in one order. */
final class SimWorld {
  private record Due(long at, long number, Runnable work) {}

  final SplittableRandom random;
  private final PriorityQueue<Due> agenda = new PriorityQueue<>(
      (a, b) -> a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.number(), b.number()));
  private final List<String> trace = new ArrayList<>();
  private long now = 1_767_225_600_000L;
  private long numbers;

  SimWorld(long seed) {
    this.random = new SplittableRandom(seed);
  }

  long now() {
    return now;
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  void after(long millis, Runnable work) {
    agenda.add(new Due(now + millis, numbers++, work));
  }

  /** Does what is due until then. */
  void runUntil(long then) {
    for (Due due = agenda.peek(); due != null && due.at() <= then; due = agenda.peek()) {
      agenda.remove();
      now = due.at();
      due.work().run();
    }
    now = then;
  }

  void note(String line) {
    trace.add(now + " " + line);
  }

  /** The last of what was noted, for a failure's message. */
  String trace(int lines) {
    return String.join("\n", trace.subList(Math.max(0, trace.size() - lines), trace.size()));
  }

  /** Turns whose order is kept and whose moments are not known. They end with whoever owns them. */
  final class SimTurns implements Turns {
    private final Owner owner;
    private long last;

    SimTurns(Owner owner) {
      this.owner = owner;
    }

    @Override
    public void run(Runnable work) {
      last = Math.max(last, now + (chance(0.9) ? 0 : below(20)));
      SimWorld.this.after(last - now, () -> {
        if (owner.alive) {
          work.run();
        }
      });
    }

    @Override
    public Timer after(long millis, Runnable work) {
      boolean[] cancelled = new boolean[1];
      SimWorld.this.after(millis, () -> run(() -> {
        if (!cancelled[0]) {
          work.run();
        }
      }));
      return () -> cancelled[0] = true;
    }
  }

  /** Somebody who can die, with everything that was to be done. */
  static class Owner {
    boolean alive = true;
    /** How much its machine's clock is off, milliseconds. */
    long off;
  }
}
