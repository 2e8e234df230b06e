package tryout.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** One line of work: what is given to it is done one at a time, in the order given. */
interface Turns {
  void run(Runnable work);

  /** Does something after a while, as a turn. */
  Timer after(long millis, Runnable work);

  /** Something that will be done, unless it is cancelled before. */
  interface Timer {
    void cancel();
  }

  /** The turns of a Vert.x context. */
  static Turns of(Vertx vertx, Context context) {
    return new Turns() {
      @Override
      public void run(Runnable work) {
        context.runOnContext(none -> work.run());
      }

      @Override
      public Timer after(long millis, Runnable work) {
        long id = vertx.setTimer(millis, timer -> run(work));
        return () -> vertx.cancelTimer(id);
      }
    };
  }
}
