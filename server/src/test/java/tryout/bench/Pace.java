package tryout.bench;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lets typists strike keys at a steady rate in all, by turns. What is late is struck late, not left out. */
final class Pace {
  private final List<Typing> turns;
  private final double perNano;
  private final Vertx vertx;
  private long began;
  private long struck;
  private long timer;

  /**
   * Prepares.
   *
   * @param perSecond keystrokes of all together
   */
  Pace(Vertx vertx, List<? extends Typing> typists, double perSecond) {
    this.vertx = vertx;
    this.turns = new ArrayList<>(typists);
    this.perNano = perSecond / 1e9;
    Collections.shuffle(turns, new Random(1));
  }

  void start() {
    began = System.nanoTime();
    timer = vertx.setPeriodic(1, tick -> strike());
  }

  private void strike() {
    long due = (long) ((System.nanoTime() - began) * perNano);
    while (struck < due) {
      turns.get((int) (struck++ % turns.size())).key();
    }
  }

  void stop() {
    vertx.cancelTimer(timer);
  }
}
