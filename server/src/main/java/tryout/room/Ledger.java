package tryout.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of the exercise's clock: why it ends when it does. It counts for itself, by what people and the server gave and by
 * how long the clock stood; {@link #end} is what that comes to, and the clock that everybody sees shows the same, to the
 * millisecond. All moments are epoch milliseconds.
 *
 * @param start when the exercise began, or 0 before
 * @param lengthMillis how long it was set to last, extra time included
 * @param entries oldest first
 * @param stop why the clock stands, or null while it runs
 */
public record Ledger(long start, long lengthMillis, List<Entry> entries, @Nullable Stop stop) {
  public static final String AWAY = "The candidate's connection was lost.";
  public static final String CONSENT = "The candidate came late and read what is recorded.";
  public static final String QUEUE = "The run queue was slow, our fault.";
  public static final String SANDBOX = "The sandbox failed, our fault.";
  public static final String RUNNER = "Running is unavailable, our fault.";
  public static final String SAVING = "Saving was paused, our fault.";
  public static final String RESTORED = "The room was restored from a backup, our fault.";
  public static final String RESTART = "The server was away, our fault.";
  private static final String ENDED = "The interview was ended, and taken up again.";
  private static final String OVER = "The time was up, and more was given later.";

  static final Ledger NONE = new Ledger(0, 0, List.of(), null);

  /** What an entry is. */
  public enum What {
    /** Time was given: by a mentor, or by the server for what it cost. */
    CREDITED("credited"),
    /** The clock stood. */
    PAUSED("paused"),
    /** The clock was at zero before time was given once more. */
    OVER("over"),
    /** The server's own clock was set back: what was left stayed what it was. */
    SET_BACK("set-back");

    private final String slug;

    What(String slug) {
      this.slug = slug;
    }

    public String slug() {
      return slug;
    }
  }

  /**
   * A line: by how much the end moved.
   *
   * @param from when what it is for began; the moment itself where it is for no stretch of time
   * @param to when it was over, which is when it was written
   * @param by the member who did it, or null where the server did
   */
  public record Entry(What what, long from, long to, @Nullable String by, long millis, String reason) {}

  /** The clock stands. */
  public record Stop(long since, @Nullable String by, String reason) {}

  public Ledger {
    entries = List.copyOf(entries);
  }

  /** When the exercise is over by all that is written; what a clock that stands will add is not written yet. */
  public long end() {
    return start + lengthMillis + entries.stream().mapToLong(Entry::millis).sum();
  }

  /** What the clock has to show at that moment, milliseconds. */
  public long remaining(long now) {
    return Math.max(0, end() - (stop == null ? now : stop.since()));
  }

  Ledger apply(Event event, Phase before) {
    return switch (event.fact()) {
      case Fact.PhaseChanged changed when start != 0 || changed.phase() == Phase.EXERCISE -> entered(changed, event, before);
      case Fact.ClockChanged changed when start != 0 -> changed(changed, event);
      default -> this;
    };
  }

  private Ledger entered(Fact.PhaseChanged changed, Event event, Phase before) {
    Clock clock = changed.clock();
    boolean again = before == Phase.ENDED;
    if (changed.phase() == Phase.EXERCISE && clock != null && !again) {
      return new Ledger(clock.startedAt(), clock.totalMillis(), List.of(), null);
    }
    if (before == Phase.EXERCISE && changed.phase() == Phase.ENDED && start != 0) {
      return stood(event.at()).stopped(event.at(), event.by(), ENDED);
    }
    if (changed.phase() == Phase.EXERCISE && clock != null) {
      Ledger goesOn = stood(event.at());
      return clock.running() || stop == null ? goesOn : goesOn.stopped(event.at(), event.by(), standing().reason());
    }
    return before == Phase.EXERCISE ? stood(event.at()) : this;
  }

  /** Why it stood last. */
  private Entry standing() {
    return entries.reversed().stream().filter(entry -> entry.what() == What.PAUSED).findFirst().orElseThrow();
  }

  private Ledger changed(Fact.ClockChanged changed, Event event) {
    return switch (changed.cause()) {
      case PAUSED -> stood(event.at()).stopped(event.at(), event.by(), changed.reason());
      case RESUMED -> stop == null ? setBack(changed, event) : stood(event.at());
      case CREDITED -> {
        long from = changed.since() == 0 ? event.at() : changed.since();
        yield caughtUp(stop == null ? event.at() : stop.since())
            .with(new Entry(What.CREDITED, from, event.at(), event.by(), changed.millis(), changed.reason()));
      }
    };
  }

  private Ledger setBack(Fact.ClockChanged changed, Event event) {
    // The first logs do not say from when.
    Ledger then = changed.since() == 0 ? this : caughtUp(changed.since());
    long millis = changed.since() == 0 ? changed.clock().endsAt() - end() : event.at() - changed.since();
    return then.with(new Entry(What.SET_BACK, event.at() - millis, event.at(), event.by(), millis, changed.reason()));
  }

  /** A clock that stood goes on, or is of no account any more. */
  private Ledger stood(long now) {
    if (stop == null) {
      return this;
    }
    Ledger then = caughtUp(stop.since());
    Entry entry = new Entry(What.PAUSED, stop.since(), now, stop.by(), now - stop.since(), stop.reason());
    return new Ledger(start, lengthMillis, then.with(entry).entries(), null);
  }

  /** A clock that was at zero goes on from that moment, and not from its end. */
  private Ledger caughtUp(long moment) {
    long end = end();
    return moment <= end ? this : with(new Entry(What.OVER, end, moment, null, moment - end, OVER));
  }

  private Ledger stopped(long since, @Nullable String by, String reason) {
    return new Ledger(start, lengthMillis, entries, new Stop(since, by, reason));
  }

  private Ledger with(Entry entry) {
    return new Ledger(start, lengthMillis, Rows.plus(entries, entry, Integer.MAX_VALUE), stop);
  }
}
