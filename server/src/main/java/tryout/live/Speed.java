package tryout.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import tryout.web.RateLimit;

/**
 * How fast may be spoken, kind by kind: by one member, through however many sockets in however many rooms, and in one
 * room by all together. A member alone can never use up what a room takes. May be called from any thread.
 */
final class Speed {
  private record Rate(int perMinute, int burst) {}

  private static final Map<String, Rate> RATES = Map.of(
      "edit", new Rate(1_800, 90),
      "signal", new Rate(1_200, 20),
      "say", new Rate(60, 10),
      "run", new Rate(6, 6),
      "scratch", new Rate(6, 6),
      "input", new Rate(600, 60),
      "ping", new Rate(6_000, 200));
  private static final Rate OTHERS = new Rate(120, 30);

  private record Limits(RateLimit member, RateLimit room) {}

  /** Whoever runs things is told the rule: they meet it in honest work. */
  private static final Set<String> TOLD = Set.of("run", "scratch");

  private final Map<String, Limits> limits = new HashMap<>();
  private final int times;
  private final Limits others;

  /**
   * Makes full buckets.
   *
   * @param clock epoch milliseconds
   * @param times how many times the usual rates are allowed
   */
  Speed(LongSupplier clock, int times) {
    this.times = times;
    RATES.forEach((kind, rate) -> limits.put(kind, limits(rate, times, clock)));
    others = limits(OTHERS, times, clock);
  }

  private static Limits limits(Rate rate, int times, LongSupplier clock) {
    return new Limits(limit(rate, times, clock), limit(rate, times * LiveLimits.ROOM_SPEED, clock));
  }

  private static RateLimit limit(Rate rate, int times, LongSupplier clock) {
    Duration refill = Duration.ofMinutes(1).dividedBy((long) rate.perMinute() * times);
    return new RateLimit(rate.burst() * times, refill, () -> Instant.ofEpochMilli(clock.getAsLong()));
  }

  /** Why a message is refused for now, in one sentence. */
  String refusal(String kind, Duration wait) {
    String again = "again in %d s.".formatted(RateLimit.seconds(wait));
    return TOLD.contains(kind)
        ? "At most %d runs a minute, %s".formatted(RATES.getOrDefault(kind, OTHERS).perMinute() * times, again) : "Too fast, " + again;
  }

  /** Takes one message's worth: zero, or how long it is until one may be said. */
  Duration take(String kind, UUID member, UUID room) {
    Limits both = limits.getOrDefault(kind, others);
    String own = kind + " " + member;
    Duration wait = both.member().tryTake(own);
    if (wait.isZero()) {
      wait = both.room().tryTake(kind + " " + room);
      if (!wait.isZero()) {
        both.member().giveBack(own);
      }
    }
    return wait;
  }
}
