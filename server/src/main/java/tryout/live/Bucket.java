package tryout.live;

/** A bucket of tokens: it fills steadily up to its brim, and each message takes one. Belongs to one context. */
final class Bucket {
  private final double perMilli;
  private final int brim;
  private double level;
  private long at;

  /**
   * Makes a full bucket.
   *
   * @param perMinute tokens that come in a minute
   * @param brim tokens it holds
   */
  Bucket(int perMinute, int brim, long now) {
    this.perMilli = perMinute / 60_000.0;
    this.brim = brim;
    this.level = brim;
    this.at = now;
  }

  /** Takes one token, or says that there is none. */
  boolean take(long now) {
    level = Math.min(brim, level + (now - at) * perMilli);
    at = now;
    if (level < 1) {
      return false;
    }
    level--;
    return true;
  }

  /** Milliseconds until there is a token again. */
  long untilNext(long now) {
    return (long) Math.ceil(Math.max(0, 1 - level) / perMilli);
  }
}
