package tryout.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * Token buckets by key. A bucket holds {@code burst} tokens and gets one back every {@code refill}; an empty one refuses
 * and says how long to wait. Nothing is ever locked: waiting always helps.
 *
 * <p>At most 10,000 keys are remembered; the one that was used longest ago is forgotten first. Any thread may call.
 */
public final class RateLimit {
  private static final int KEYS = 10_000;
  private static final double NANOS = 1_000_000;

  private final int burst;
  private final Duration refill;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  private record Bucket(double tokens, long atMillis) {}

  public RateLimit(int burst, Duration refill, InstantSource clock) {
    this.burst = burst;
    this.refill = refill;
    this.clock = clock;
  }

  /**
   * Takes one token.
   *
   * @throws Refused with {@link Code#RATE_LIMITED} when the key's bucket is empty
   */
  public void take(String key) {
    Duration wait = tryTake(key);
    if (!wait.isZero()) {
      throw new Refused(Code.RATE_LIMITED, "Too many attempts: try again in " + seconds(wait) + " s.");
    }
  }

  /** Takes one token: zero, or how long it is until there is one. */
  public synchronized Duration tryTake(String key) {
    long now = clock.millis();
    double tokens = tokens(key, now);
    if (tokens < 1) {
      return Duration.ofNanos(Math.round(Math.ceil((1 - tokens) * refill.toNanos())));
    }
    put(key, tokens - 1, now);
    return Duration.ZERO;
  }

  /** A wait in whole seconds for people to read, at least one. */
  public static long seconds(Duration wait) {
    return Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000L));
  }

  /** Gives a token back, for an attempt that turned out to be honest. */
  public synchronized void giveBack(String key) {
    long now = clock.millis();
    put(key, Math.min(burst, tokens(key, now) + 1), now);
  }

  private double tokens(String key, long now) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return burst;
    }
    double gained = Math.max(0, now - bucket.atMillis()) * NANOS / refill.toNanos();
    return Math.min(burst, bucket.tokens() + gained);
  }

  private void put(String key, double tokens, long now) {
    buckets.put(key, new Bucket(tokens, now));
    if (buckets.size() > KEYS) {
      var oldest = buckets.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
