package tryout.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Runner;

/**
 * Who may run now. Rooms take turns, so one room that asks often delays the others by one run at most; those that are to come
 * after others do so only while no other waits.
 *
 * <p>A program that waits for input gives its turn back and keeps running, up to a number of such programs; what it may
 * still compute is bounded by its processor limit.
 */
final class RunQueue {
  /** As many as are asked for at once to be compared. */
  private static final int MOST_OF_A_ROOM = 3;
  private static final int MOST_WAITING = 200;
  /** Of those that come after others: they take no place from any. */
  private static final int MOST_AFTER = 60;

  /** A place in the queue, then a turn. */
  static final class Turn {
    private final String room;
    private final CompletableFuture<Boolean> decided = new CompletableFuture<>();
    private long began;
    private Place place = Place.WAITING;

    private Turn(String room) {
      this.room = room;
    }

    boolean granted() {
      return decided.getNow(false);
    }

    /** Blocks until it is this one's turn, or {@code false} when it was given up before. */
    boolean await() {
      return decided.join();
    }
  }

  private enum Place {
    WAITING,
    COMPUTING,
    RESTING,
    GONE
  }

  private final int mostComputing;
  private final int mostResting;
  private final Map<String, Deque<Turn>> rooms = new LinkedHashMap<>();
  private int waiting;
  private int waitingAfter;
  private int computing;
  private int resting;
  private double meanSeconds = 1;

  RunQueue(int mostComputing, int mostResting) {
    this.mostComputing = mostComputing;
    this.mostResting = mostResting;
  }

  synchronized Turn enter(String room) {
    Deque<Turn> own = rooms.getOrDefault(room, new ArrayDeque<>());
    boolean after = Runner.isAfterOthers(room);
    boolean free = computing < mostComputing && waiting == 0;
    boolean full = after ? waitingAfter >= MOST_AFTER : waiting - waitingAfter >= MOST_WAITING;
    if (!free && (own.size() >= MOST_OF_A_ROOM || full)) {
      long seconds = Math.max(1, Math.round(Math.ceil(meanSeconds * (waiting + 1) / mostComputing)));
      throw new Refused(Code.RUNNER_BUSY, "The runner is busy, try again in %d s.".formatted(seconds));
    }
    Turn turn = new Turn(room);
    own.add(turn);
    rooms.putIfAbsent(room, own);
    waits(turn, 1);
    next();
    return turn;
  }

  /** Gives back the place or the turn; a second call does nothing. */
  synchronized void leave(Turn turn) {
    switch (turn.place) {
      case WAITING -> {
        withdraw(turn);
        turn.decided.complete(false);
      }
      case COMPUTING -> {
        computing--;
        double seconds = Duration.ofNanos(System.nanoTime() - turn.began).toMillis() / 1000.0;
        meanSeconds = 0.8 * meanSeconds + 0.2 * seconds;
      }
      case RESTING -> resting--;
      case GONE -> {
        return;
      }
    }
    turn.place = Place.GONE;
    next();
  }

  /** Leaves if it still waits. */
  synchronized void giveUp(Turn turn) {
    if (turn.place == Place.WAITING) {
      leave(turn);
    }
  }

  /** The program of this turn waits for something: let another compute, if not too many wait already. */
  synchronized void rest(Turn turn) {
    if (turn.place == Place.COMPUTING && resting < mostResting) {
      turn.place = Place.RESTING;
      computing--;
      resting++;
      next();
    }
  }

  /** How many wait for their turn. */
  synchronized int waiting() {
    return waiting;
  }

  /** Whether nobody runs or waits for anything. */
  synchronized boolean idle() {
    return waiting == 0 && computing == 0 && resting == 0;
  }

  private void waits(Turn turn, int more) {
    waiting += more;
    waitingAfter += Runner.isAfterOthers(turn.room) ? more : 0;
  }

  private void withdraw(Turn turn) {
    Deque<Turn> own = rooms.get(turn.room);
    if (own != null && own.remove(turn)) {
      waits(turn, -1);
      if (own.isEmpty()) {
        rooms.remove(turn.room);
      }
    }
  }

  private void next() {
    while (computing < mostComputing && !rooms.isEmpty()) {
      String room = rooms.keySet().stream().filter(name -> !Runner.isAfterOthers(name)).findFirst()
          .orElseGet(() -> rooms.keySet().iterator().next());
      Deque<Turn> own = Objects.requireNonNull(rooms.get(room));
      Turn turn = own.remove();
      rooms.remove(room);
      if (!own.isEmpty()) {
        rooms.put(room, own);
      }
      waits(turn, -1);
      computing++;
      turn.place = Place.COMPUTING;
      turn.began = System.nanoTime();
      turn.decided.complete(true);
    }
  }
}
