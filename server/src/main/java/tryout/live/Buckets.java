package tryout.live;

import java.util.HashMap;
import java.util.Map;

/** How fast one socket may speak, kind by kind. Belongs to the socket's context. */
final class Buckets {
  private record Rate(int perMinute, int brim) {}

  private static final Map<String, Rate> RATES = Map.of(
      "edit", new Rate(1_800, 90),
      "signal", new Rate(1_200, 20),
      "say", new Rate(60, 10),
      "run", new Rate(6, 6),
      "input", new Rate(600, 60),
      "ping", new Rate(6_000, 200));
  private static final Rate OTHERS = new Rate(120, 30);
  private static final long WINDOW_MILLIS = 10_000;

  private final Map<String, Bucket> buckets = new HashMap<>();
  private final long start;
  private final int speed;
  private long windowStart;
  private int refused;

  /**
   * Makes full buckets.
   *
   * @param speed how many times the usual rates are allowed
   */
  Buckets(long now, int speed) {
    this.start = now;
    this.speed = speed;
    this.windowStart = now;
  }

  /** Takes one message's worth, or says that it is too fast. */
  boolean take(String kind, long now) {
    return bucket(kind).take(now);
  }

  /** Something was refused. */
  void refused(long now) {
    if (now - windowStart > WINDOW_MILLIS) {
      windowStart = now;
      refused = 0;
    }
    refused++;
  }

  /** Refusals within the last ten seconds or so. */
  int refusals(long now) {
    return now - windowStart > WINDOW_MILLIS ? 0 : refused;
  }

  long untilNext(String kind, long now) {
    return bucket(kind).untilNext(now);
  }

  private Bucket bucket(String kind) {
    Rate rate = RATES.getOrDefault(kind, OTHERS);
    return buckets.computeIfAbsent(kind, name -> new Bucket(rate.perMinute() * speed, rate.brim() * speed, start));
  }
}
