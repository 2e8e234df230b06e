package tryout.live;

/** How often a socket was refused within the last ten seconds or so. Belongs to the socket's context. */
final class RefusalRate {
  private static final long WINDOW_MILLIS = 10_000;

  private long since;
  private int count;

  /**
   * Counts one more.
   *
   * @param now epoch milliseconds
   * @return whether there were so many that nobody honest can be there
   */
  boolean tooMany(long now) {
    if (now - since > WINDOW_MILLIS) {
      since = now;
      count = 0;
    }
    count++;
    return count > LiveLimits.TOO_FAST;
  }
}
