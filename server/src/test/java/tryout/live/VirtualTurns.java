package tryout.live;

/**
 * Turns in virtual time, each of them at once and in the order given. As with those of a context, a timer that is
 * cancelled after it has run out is too late: its turn waits already.
 */
final class VirtualTurns implements Turns {
  private final SimWorld world = new SimWorld(0);

  /** Epoch milliseconds. */
  long now() {
    return world.now();
  }

  /** Lets time pass, and whatever is due happen. */
  void pass(long millis) {
    world.runUntil(world.now() + millis);
  }

  @Override
  public void run(Runnable work) {
    world.after(0, work);
  }

  @Override
  public Timer after(long millis, Runnable work) {
    boolean[] cancelled = new boolean[1];
    world.after(millis, () -> {
      if (!cancelled[0]) {
        run(work);
      }
    });
    return () -> cancelled[0] = true;
  }
}
