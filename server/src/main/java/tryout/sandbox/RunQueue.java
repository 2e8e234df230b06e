package tryout.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  /** Of those that may rest, the part that is left to those that come after others: one of so many. */
  private static final int SHARE_AFTER = 2;

  /** A place in the queue, then a turn. */
  static final class Turn {
    private final String room;
    private volatile CompletableFuture<Boolean> decided = new CompletableFuture<>();
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
  /** Of those that come after others, one less than may compute, so that one turn is always free soon for who is interviewed. */
  private final int mostComputingAfter;
  private final Map<String, Deque<Turn>> rooms = new LinkedHashMap<>();
  private int waiting;
  private int waitingAfter;
  private int computing;
  private int computingAfter;
  private int resting;
  private int restingAfter;
  private double meanSeconds = 1;

  RunQueue(int mostComputing, int mostResting) {
    this.mostComputing = mostComputing;
    this.mostResting = mostResting;
    this.mostComputingAfter = Math.max(1, mostComputing - 1);
  }

  synchronized Turn enter(String room) {
    Deque<Turn> own = rooms.getOrDefault(room, new ArrayDeque<>());
    boolean after = Runner.isAfterOthers(room);
    boolean free = computing < mostComputing && waiting == 0 && (!after || computingAfter < mostComputingAfter);
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
        computes(turn, -1);
        double seconds = Duration.ofNanos(System.nanoTime() - turn.began).toMillis() / 1000.0;
        meanSeconds = 0.8 * meanSeconds + 0.2 * seconds;
      }
      case RESTING -> rests(turn, -1);
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
    boolean room = resting < mostResting && (!Runner.isAfterOthers(turn.room) || restingAfter < mostResting / SHARE_AFTER);
    if (turn.place == Place.COMPUTING && room) {
      turn.place = Place.RESTING;
      computes(turn, -1);
      rests(turn, 1);
      next();
    }
  }

  /**
   * Lets others compute first, if any wait, and takes a place behind them, which is there however full the queue is: work
   * of many steps that has begun is not broken off.
   */
  synchronized void letOthers(Turn turn) {
    if (turn.place == Place.COMPUTING && waiting > 0) {
      computes(turn, -1);
      turn.place = Place.WAITING;
      turn.decided = new CompletableFuture<>();
      rooms.computeIfAbsent(turn.room, name -> new ArrayDeque<>()).add(turn);
      waits(turn, 1);
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

  private void computes(Turn turn, int more) {
    computing += more;
    computingAfter += Runner.isAfterOthers(turn.room) ? more : 0;
  }

  private void rests(Turn turn, int more) {
    resting += more;
    restingAfter += Runner.isAfterOthers(turn.room) ? more : 0;
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
    for (Optional<String> room = comes(); room.isPresent(); room = comes()) {
      Deque<Turn> own = Objects.requireNonNull(rooms.get(room.get()));
      Turn turn = own.remove();
      rooms.remove(turn.room);
      if (!own.isEmpty()) {
        rooms.put(turn.room, own);
      }
      waits(turn, -1);
      computes(turn, 1);
      turn.place = Place.COMPUTING;
      turn.began = System.nanoTime();
      turn.decided.complete(true);
    }
  }

  /** The room whose turn it is, if any may compute now. */
  private Optional<String> comes() {
    if (computing >= mostComputing) {
      return Optional.empty();
    }
    Optional<String> first = rooms.keySet().stream().filter(name -> !Runner.isAfterOthers(name)).findFirst();
    return first.isPresent() || computingAfter >= mostComputingAfter ? first : rooms.keySet().stream().findFirst();
  }
}
