package tryout.web;

import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * Does work on a virtual thread of its own, where waiting for the database reads as straight lines; at most
 * {@value #MAX_CALLS} at a time, beyond that callers are told to come back.
 */
final class Aside {
  private static final int MAX_CALLS = 200;

  private final Problems problems;
  private final Semaphore room = new Semaphore(MAX_CALLS);

  Aside(Problems problems) {
    this.problems = problems;
  }

  /** Does work aside, and what comes of it on the loop again. */
  void run(RoutingContext context, Callable<Runnable> work) {
    if (!room.tryAcquire()) {
      problems.answer(context, new Refused(Code.BUSY, "The server has too much to do: try again in 2 s."));
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    Thread.ofVirtual().name("call-" + Problems.requestId(context)).start(() -> run(context, loop, work));
  }

  /** Answers in every case: an exception that ended this thread would leave the caller waiting for ever. */
  private void run(RoutingContext context, Context loop, Callable<Runnable> work) {
    try {
      Runnable then = work.call();
      loop.runOnContext(done -> then.run());
    } catch (Throwable failure) {
      loop.runOnContext(done -> problems.answer(context, failure));
    } finally {
      room.release();
    }
  }
}
