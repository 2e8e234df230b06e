package tryout.grade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.exercise.Guide.Criterion;

/**
 * Everything a panel has noted, marked and agreed on, as a value: the fold of its stream.
 *
 * <p>Cards are blind: until a mentor has locked their own, {@link #sees} hides from them what the others noted, marked,
 * pinned and recommend. It is the one filter of telling, of the state that a page is given, and of the replay.
 *
 * @param seq the last event's number, 0 for none
 * @param pages client id to the number of its last message
 * @param notes of all members, oldest first
 * @param words what mentors said among themselves: the last {@link GradeLimits#WORDS_KEPT}
 * @param pins by number
 * @param cards by member, of everybody who marked or recommended anything
 * @param lines why marks lie apart, by criterion
 * @param agreed criterion to the level that the panel agrees on
 * @param closed whether grading is over
 * @param shown whether it was over once, so that every mentor could read what the others marked
 * @param feedback what was released to the candidate last, or null
 */
public record Panel(
    long seq, Map<String, PanelEvent.Ack> pages, List<PanelEvent> notes, List<PanelEvent> words, Map<Integer, PanelEvent> pins,
    Map<String, Card> cards, Map<String, List<PanelEvent>> lines, Map<String, Integer> agreed, boolean closed,
    boolean shown, @Nullable Feedback feedback) {
  public static final Panel EMPTY =
      new Panel(0, Map.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of(), Map.of(), false, false, null);

  public Card card(String member) {
    return cards.getOrDefault(member, Card.EMPTY);
  }

  /** Whether what other mentors made of the interview is open to that one. */
  public boolean open(String member) {
    return closed || card(member).locked();
  }

  /** Whether a mentor may know of an event now. */
  public boolean sees(String member, PanelEvent event) {
    boolean everybodys = switch (event.said()) {
      case Said.Conferred conferred -> true;
      case Said.Locked locked -> true;
      case Said.Closed over -> true;
      default -> false;
    };
    return everybodys || event.by().equals(member) || open(member);
  }

  /** Marks of locked cards on a criterion, "not seen" left out. */
  public List<Integer> marksOn(String criterion) {
    return cards.values().stream().filter(Card::locked).flatMap(card -> Stream.ofNullable(card.marks().get(criterion)))
        .filter(level -> level > 0).toList();
  }

  /** Whether marks lie so far apart that it must be said why, and nobody has. */
  public boolean apart(String criterion) {
    List<Integer> marks = marksOn(criterion);
    return !marks.isEmpty() && Collections.max(marks) - Collections.min(marks) >= GradeLimits.GAP
        && lines.getOrDefault(criterion, List.of()).isEmpty();
  }

  /**
   * What the levels that were agreed on come to, from 0 to 1: their weighted mean, "not seen" left out. Nothing while a
   * criterion is not agreed on, or where none was seen.
   */
  public OptionalDouble share(List<Criterion> rubric) {
    double sum = 0;
    int weights = 0;
    for (Criterion one : rubric) {
      Integer level = agreed.get(one.id());
      if (level == null) {
        return OptionalDouble.empty();
      }
      sum += level == 0 ? 0 : one.weight() * (level - 1) / 3.0;
      weights += level == 0 ? 0 : one.weight();
    }
    return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
  }

  Optional<PanelEvent> pin(int number) {
    return Optional.ofNullable(pins.get(number));
  }

  /** The pins of one mentor on one criterion. */
  public long pinsOn(String member, String criterion) {
    return pinsBy(member).stream().filter(event -> event.said() instanceof Said.Pinned pinned && pinned.criterion().equals(criterion)).count();
  }

  Collection<PanelEvent> pinsBy(String member) {
    return pins.values().stream().filter(event -> event.by().equals(member)).toList();
  }

  /**
   * The panel after one event more.
   *
   * @throws IllegalStateException if the event is not the next one: the stream has a gap
   */
  public Panel apply(PanelEvent event) {
    if (event.seq() != seq + 1) {
      throw new IllegalStateException("event " + event.seq() + " of the panel after " + seq);
    }
    return numbered(event).with(event);
  }

  private Panel numbered(PanelEvent event) {
    return new Panel(event.seq(), with(pages, event.ack().client(), event.ack()), notes, words, pins, cards, lines, agreed, closed, shown, feedback);
  }

  private Panel with(PanelEvent event) {
    return switch (event.said()) {
      case Said.Noted noted -> new Panel(seq, pages, plus(notes, event), words, pins, cards, lines, agreed, closed, shown, feedback);
      case Said.Conferred conferred -> new Panel(seq, pages, notes, last(plus(words, event)), pins, cards, lines, agreed, closed, shown, feedback);
      case Said.Marked marked -> carded(event, card(event.by()).marked(marked.criterion(), marked.level()));
      case Said.Recommended said -> carded(event, card(event.by()).recommending(said.leaning(), said.why()));
      case Said.Locked locked -> carded(event, card(event.by()).done());
      case Said.Pinned pinned -> pinned(with(pins, pinned.pin(), event));
      case Said.Unpinned unpinned -> pinned(without(pins, unpinned.pin()));
      case Said.Reconciled said -> new Panel(seq, pages, notes, words, pins, cards,
          with(lines, said.criterion(), plus(lines.getOrDefault(said.criterion(), List.of()), event)), agreed, closed, shown, feedback);
      case Said.Agreed said -> new Panel(seq, pages, notes, words, pins, cards, lines, with(agreed, said.criterion(), said.level()), closed, shown, feedback);
      case Said.Closed over -> new Panel(seq, pages, notes, words, pins, cards, lines, agreed, over.over(), shown || over.over(), feedback);
      case Said.Released released -> new Panel(seq, pages, notes, words, pins, cards, lines, agreed, closed, shown,
          new Feedback(event.at(), released.text(), released.levels() ? agreed : Map.of()));
    };
  }

  private Panel carded(PanelEvent event, Card card) {
    return new Panel(seq, pages, notes, words, pins, with(cards, event.by(), card), lines, agreed, closed, shown, feedback);
  }

  private Panel pinned(Map<Integer, PanelEvent> now) {
    return new Panel(seq, pages, notes, words, now, cards, lines, agreed, closed, shown, feedback);
  }

  private static List<PanelEvent> plus(List<PanelEvent> list, PanelEvent event) {
    List<PanelEvent> more = new ArrayList<>(list);
    more.add(event);
    return Collections.unmodifiableList(more);
  }

  private static List<PanelEvent> last(List<PanelEvent> list) {
    return list.subList(Math.max(0, list.size() - GradeLimits.WORDS_KEPT), list.size());
  }

  static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
    Map<K, V> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return Collections.unmodifiableMap(changed);
  }

  private static <K, V> Map<K, V> without(Map<K, V> map, K key) {
    Map<K, V> changed = new LinkedHashMap<>(map);
    changed.remove(key);
    return Collections.unmodifiableMap(changed);
  }
}
