package tryout.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import tryout.fault.Code;
import tryout.room.Command;
import tryout.run.Result;
import tryout.run.Verdict;
import tryout.web.Refusals;

/**
 * What operators watch of the rooms; docs/operations.md says what each number means. Every series is there from the
 * start, at zero, so that the first of anything shows as a rise. May be called from any thread.
 */
final class LiveMetrics {
  private static final Duration[] QUICK = millis(5, 10, 25, 50, 100, 250, 1_000, 5_000);
  private static final Duration[] SLOW = millis(100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000);
  private static final double NANOS = 1e9;

  private final Refusals refusals;
  private final Timer edits;
  private final Timer appends;
  private final Timer waits;
  private final Timer joins;
  private final Counter reconnects;
  private final Counter differences;
  private final Map<Verdict, Timer> runs = new EnumMap<>(Verdict.class);
  private final Map<CloseCode, Counter> closes = new EnumMap<>(CloseCode.class);
  private final AtomicInteger sockets = new AtomicInteger();
  private final AtomicLong awayNanos = new AtomicLong();
  /** When the journal went away, as {@link System#nanoTime()}; 0 while it is there. */
  private final AtomicLong awaySince = new AtomicLong();

  LiveMetrics(MeterRegistry registry, IntSupplier rooms) {
    refusals = new Refusals(registry);
    edits = timer("edit", QUICK).register(registry);
    appends = timer("journal_append", QUICK).register(registry);
    waits = timer("run_wait", SLOW).register(registry);
    joins = timer("join", QUICK).register(registry);
    reconnects = registry.counter("reconnects");
    differences = registry.counter("texts_differed");
    for (Verdict verdict : Verdict.values()) {
      runs.put(verdict, timer("run", SLOW).tag("verdict", verdict.slug()).register(registry));
    }
    for (CloseCode code : CloseCode.values()) {
      String why = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
      closes.put(code, registry.counter("sockets_closed", "why", why));
    }
    Gauge.builder("rooms_open", rooms, IntSupplier::getAsInt).strongReference(true).register(registry);
    Gauge.builder("sockets_open", sockets, AtomicInteger::get).register(registry);
    FunctionCounter.builder("journal_away", this, LiveMetrics::secondsAway).baseUnit("seconds").register(registry);
  }

  private static Timer.Builder timer(String name, Duration... buckets) {
    return Timer.builder(name).serviceLevelObjectives(buckets);
  }

  private static Duration[] millis(long... bounds) {
    return java.util.Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  /** What came of a message was told to everybody. */
  void told(Frame.Stored message) {
    if (message.command() instanceof Command.Edit) {
      edits.record(sinceThen(message.came()));
    }
  }

  /** Events were stored that were given to the journal at this {@link System#nanoTime()}. */
  void appended(long since) {
    appends.record(sinceThen(since));
  }

  private static Duration sinceThen(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /** A run got its turn. */
  void waited(Duration wait) {
    waits.record(wait);
  }

  /** A run ended, so long after it was asked for. */
  void ran(Result result, Duration took) {
    Objects.requireNonNull(runs.get(result.verdict())).record(took);
  }

  Socket socket() {
    sockets.incrementAndGet();
    return new Socket();
  }

  /** A socket from its opening to its end. */
  final class Socket {
    private final AtomicBoolean letGo = new AtomicBoolean();
    /** When its page asked to join, as {@link System#nanoTime()}. */
    private volatile long joining;

    void refused(Code code) {
      refusals.count(code);
    }

    /** The server lets it go; only the first reason counts, since both the socket and its reader may find one. */
    void closing(CloseCode code) {
      if (letGo.compareAndSet(false, true)) {
        Objects.requireNonNull(closes.get(code)).increment();
      }
    }

    /** Its page asks to join. */
    void joins() {
      joining = System.nanoTime();
    }

    /** Its page was sent all of the room. */
    void joined() {
      joins.record(sinceThen(joining));
    }

    /** Its page says that its text is not the room's. */
    void differs() {
      differences.increment();
    }

    /** Said once. */
    void gone() {
      sockets.decrementAndGet();
    }
  }

  /** A page came back that had been in the room before. */
  void reconnected() {
    reconnects.increment();
  }

  /** The journal went away, or is back. */
  void saving(boolean on) {
    if (on) {
      long since = awaySince.getAndSet(0);
      awayNanos.addAndGet(since == 0 ? 0 : System.nanoTime() - since);
    } else {
      awaySince.compareAndSet(0, System.nanoTime());
    }
  }

  private double secondsAway() {
    long since = awaySince.get();
    return (awayNanos.get() + (since == 0 ? 0 : System.nanoTime() - since)) / NANOS;
  }
}
