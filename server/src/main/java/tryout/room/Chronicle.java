package tryout.room;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the time of an interview went, as its journal tells it: a report's own fold, of which no room that is open knows.
 * All moments are epoch milliseconds.
 *
 * @param phases one after another; the last end is no stretch of its own
 * @param ledger what was credited and how long the clock stood, with the reasons that everybody read
 * @param hints that were given, in order
 * @param curtains the stretches in which the candidate worked unseen
 * @param consents when each candidate agreed last to being recorded, by member
 * @param typing how much each member wrote, by the minute
 * @param questions of the candidate, in order
 */
public record Chronicle(
    List<Stretch> phases, List<Ledger.Entry> ledger, List<Hint> hints, List<Curtained> curtains, Map<String, Long> consents,
    Map<String, SortedMap<Long, Integer>> typing, List<Question> questions) {
  private static final long MINUTE = 60_000;

  /** A phase. */
  public record Stretch(Phase phase, long from, long to) {}

  /** A hint of the exercise. */
  public record Hint(int number, long at, @Nullable String by, String text) {}

  /** A stretch behind the curtain. */
  public record Curtained(long from, long to) {}

  /** A question of the candidate. */
  public record Question(int id, long at, @Nullable String by, String text, boolean answered) {}

  /** Reads all events of a room, oldest first. */
  public static Chronicle of(List<Event> events) {
    Reading reading = new Reading();
    events.forEach(reading::read);
    return reading.over();
  }

  /** When it was ended, or happened last while it is not. */
  public long endedAt() {
    return phases.isEmpty() ? 0 : phases.getLast().to();
  }

  private static final class Reading {
    private final List<Stretch> phases = new ArrayList<>();
    private Ledger ledger = Ledger.NONE;
    private final List<Hint> hints = new ArrayList<>();
    private final List<Curtained> curtains = new ArrayList<>();
    private final Map<String, Long> consents = new HashMap<>();
    private final Map<String, SortedMap<Long, Integer>> typing = new TreeMap<>();
    private final List<Question> questions = new ArrayList<>();
    private Phase phase = Phase.LOBBY;
    private long since;
    private long drawn;
    private long last;

    private void read(Event event) {
      last = event.at();
      since = since == 0 ? last : since;
      ledger = ledger.apply(event, phase);
      switch (event.fact()) {
        case Fact.PhaseChanged changed -> turn(changed.phase());
        case Fact.Frozen frozen -> open();
        case Fact.CurtainMoved moved when moved.drawn() -> drawn = last;
        case Fact.CurtainMoved moved -> open();
        case Fact.HintGiven given -> hints.add(new Hint(given.number(), last, event.by(), given.text()));
        case Fact.Consented consented when event.by() != null -> consents.put(event.by(), last);
        case Fact.Edited edited when event.by() != null ->
            typing.computeIfAbsent(event.by(), member -> new TreeMap<>()).merge(last - last % MINUTE, 1, Integer::sum);
        case Fact.QuestionAsked asked -> questions.add(new Question(asked.question(), last, event.by(), asked.text(), false));
        case Fact.QuestionTicked ticked -> questions.replaceAll(one -> one.id() == ticked.question()
            ? new Question(one.id(), one.at(), one.by(), one.text(), ticked.answered()) : one);
        default -> { }
      }
    }

    private void turn(Phase to) {
      open();
      phases.add(new Stretch(phase, since, last));
      phase = to;
      since = last;
    }

    private void open() {
      if (drawn != 0) {
        curtains.add(new Curtained(drawn, last));
        drawn = 0;
      }
    }

    private Chronicle over() {
      open();
      if (phase != Phase.ENDED && last != 0) {
        phases.add(new Stretch(phase, since, last));
      }
      return new Chronicle(List.copyOf(phases), ledger.entries(), List.copyOf(hints), List.copyOf(curtains), Map.copyOf(consents),
          Collections.unmodifiableMap(typing), List.copyOf(questions));
    }
  }
}
