package tryout.bench;

import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, all of them kept. May be used from any thread. */
final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int count;

  synchronized void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  /** As it stands now. */
  synchronized Latencies copy() {
    Latencies copy = new Latencies();
    copy.nanos = Arrays.copyOf(nanos, Math.max(1, count));
    copy.count = count;
    return copy;
  }

  synchronized void clear() {
    count = 0;
  }

  synchronized int count() {
    return count;
  }

  /** The time that this part of all stay below, in milliseconds. */
  synchronized double millis(double part) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (part * count))] / 1e6;
  }

  /** Median, 99th and 99.9th of a hundred. */
  String shown() {
    return String.format(Locale.ROOT, "p50 %.2f p99 %.2f p99.9 %.2f ms", millis(0.5), millis(0.99), millis(0.999));
  }
}
