package tryout.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One edit of a text, in the model of CodeMirror 6: what is kept, what is deleted and what is put in, from the first
 * unit of the text to its last. It is a value; nothing in here changes.
 *
 * <h2>Shape</h2>
 *
 * A change set is a row of sections. A section keeps {@code length} units, or replaces {@code length} units (perhaps
 * none) by a text (perhaps empty). The lengths sum to {@link #lengthBefore}. Two replacing sections may stand side by
 * side: then the first happened before the second, and mapping keeps them apart. As JSON a kept run is its length, a
 * deletion is {@code [length]}, a replacement is {@code [length, line, line, …]}. All lengths are UTF-16 code units.
 *
 * <h2>Laws</h2>
 *
 * With {@code d} a text, {@code a} and {@code b} change sets of {@code d}, {@code c} a change set of {@code a.apply(d)}:
 *
 * <pre>
 *   a.apply(d).length() = a.lengthAfter()                                  (OT-1)
 *   b.map(a, false).apply(a.apply(d)) = a.map(b, true).apply(b.apply(d))   (OT-2, OT-3: a stands left in a tie)
 *   a.compose(c).apply(d) = c.apply(a.apply(d)), and compose is associative (OT-4)
 *   a.map(keep(n), …) = a                                                  (OT-5)
 *   a.invert(d).apply(a.apply(d)) = d                                      (OT-6)
 * </pre>
 *
 * <p><b>Not a law:</b> {@code x.map(a.compose(c)) = x.map(a).map(c)}. Where one side maps over a composition and the
 * other over its parts, texts part for ever and nothing notices. So everybody maps over one update at a time, in the
 * order of the versions; see {@link History#rebase}.
 *
 * <p>It agrees with the published {@code @codemirror/state} section by section, held by shared vectors. The one
 * difference: sets that do not fit each other are refused at once, where the published mapping would not return.
 */
public final class ChangeSet {
  /** In place of an insertion's length: the section keeps its units. */
  static final int KEPT = -1;

  final int[] lengths;
  final int[] inserts;
  final String[] texts;
  final int count;
  private final int lengthBefore;
  private final int lengthAfter;

  ChangeSet(SectionBuilder builder) {
    this.lengths = builder.lengths;
    this.inserts = builder.inserts;
    this.texts = builder.texts;
    this.count = builder.count;
    int before = 0;
    int after = 0;
    for (int i = 0; i < count; i++) {
      before = Math.addExact(before, lengths[i]);
      after = Math.addExact(after, inserts[i] == KEPT ? lengths[i] : inserts[i]);
    }
    this.lengthBefore = before;
    this.lengthAfter = after;
  }

  /** Keeps all of a text of {@code length} units. */
  public static ChangeSet keep(int length) {
    SectionBuilder builder = new SectionBuilder();
    builder.keep(length);
    return builder.build();
  }

  /**
   * Replaces the units from {@code from} to {@code to} of a text of {@code length} units.
   *
   * @throws InvalidChange if the range is not within the text
   */
  public static ChangeSet replace(int length, int from, int to, String text) {
    if (from < 0 || to < from || to > length) {
      throw new InvalidChange("Range " + from + " to " + to + " is outside a text of " + length + " units.");
    }
    SectionBuilder builder = new SectionBuilder();
    builder.keep(from);
    builder.replace(to - from, text);
    builder.keep(length - to);
    return builder.build();
  }

  /**
   * Reads the JSON form, strictly: whole numbers, no empty section, at most {@link TextLimits#SECTIONS} sections, no
   * line break inside a line, no NUL, no lone surrogate.
   *
   * @param json lists, strings and numbers as a JSON reader gives them
   * @throws InvalidChange with the first thing that is wrong
   */
  public static ChangeSet fromJson(Object json) {
    if (!(json instanceof List<?> parts)) {
      throw new InvalidChange("A change set is an array.");
    }
    if (parts.size() > TextLimits.SECTIONS) {
      throw new InvalidChange("A change set has at most " + TextLimits.SECTIONS + " sections.");
    }
    SectionBuilder builder = new SectionBuilder();
    for (Object part : parts) {
      readSection(part, builder);
    }
    return builder.build();
  }

  private static void readSection(Object part, SectionBuilder builder) {
    if (part instanceof List<?> list) {
      if (list.isEmpty()) {
        throw new InvalidChange("A section is empty.");
      }
      int length = readLength(list.getFirst());
      String text = readLines(list);
      if (length == 0 && text.isEmpty()) {
        throw new InvalidChange("A section changes nothing.");
      }
      builder.appendRaw(length, text.length(), text);
    } else {
      int length = readLength(part);
      if (length == 0) {
        throw new InvalidChange("A section keeps nothing.");
      }
      builder.appendRaw(length, KEPT, "");
    }
  }

  private static int readLength(Object number) {
    boolean whole = number instanceof Integer || number instanceof Long;
    long value = whole ? ((Number) number).longValue() : -1;
    if (value < 0 || value > TextLimits.FILE_UNITS) {
      throw new InvalidChange("A length is a whole number from 0 to " + TextLimits.FILE_UNITS + ".");
    }
    return (int) value;
  }

  private static String readLines(List<?> section) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < section.size(); i++) {
      if (!(section.get(i) instanceof String line)) {
        throw new InvalidChange("A line is a string.");
      }
      if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
        throw new InvalidChange("A line holds a line break.");
      }
      if (!Utf16.wellFormed(line)) {
        throw new InvalidChange("A line holds NUL or half of a surrogate pair.");
      }
      text.append(i > 1 ? "\n" : "").append(line);
    }
    return text.toString();
  }

  /** The JSON form as lists, strings and numbers. */
  public List<Object> toJson() {
    List<Object> json = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (inserts[i] == KEPT) {
        json.add(lengths[i]);
        continue;
      }
      List<Object> section = new ArrayList<>();
      section.add(lengths[i]);
      if (inserts[i] > 0) {
        section.addAll(Arrays.asList(texts[i].split("\n", -1)));
      }
      json.add(List.copyOf(section));
    }
    return List.copyOf(json);
  }

  /** Length of the text it applies to. */
  public int lengthBefore() {
    return lengthBefore;
  }

  /** Length of the text it makes. */
  public int lengthAfter() {
    return lengthAfter;
  }

  /** How many sections it has. */
  public int sections() {
    return count;
  }

  /** How many units it puts in, in all. */
  public int inserted() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.max(0, inserts[i]);
    }
    return sum;
  }

  /** Whether it changes nothing. */
  public boolean isIdentity() {
    return count == 0 || count == 1 && inserts[0] == KEPT;
  }

  /**
   * The text after this change.
   *
   * @throws InvalidChange if {@code text} is not {@link #lengthBefore} units long
   */
  public String apply(String text) {
    if (text.length() != lengthBefore) {
      throw misfit(lengthBefore, text.length());
    }
    StringBuilder out = new StringBuilder(lengthAfter);
    int position = 0;
    for (int i = 0; i < count; i++) {
      int end = position + lengths[i];
      if (inserts[i] == KEPT) {
        out.append(text, position, end);
      } else {
        out.append(texts[i]);
      }
      position = end;
    }
    return out.toString();
  }

  /** Whether a border of a replaced run would part a surrogate pair of {@code text}. */
  public boolean splitsPair(String text) {
    int position = 0;
    for (int i = 0; i < count; i++) {
      int end = position + lengths[i];
      if (inserts[i] != KEPT && (Utf16.splitsPair(text, position) || Utf16.splitsPair(text, end))) {
        return true;
      }
      position = end;
    }
    return false;
  }

  /** The change that takes {@code this.apply(text)} back to {@code text}. */
  public ChangeSet invert(String text) {
    if (text.length() != lengthBefore) {
      throw misfit(lengthBefore, text.length());
    }
    SectionBuilder builder = new SectionBuilder();
    int position = 0;
    for (int i = 0; i < count; i++) {
      int end = position + lengths[i];
      if (inserts[i] == KEPT) {
        builder.appendRaw(lengths[i], KEPT, "");
      } else {
        builder.appendRaw(inserts[i], lengths[i], text.substring(position, end));
      }
      position = end;
    }
    return builder.build();
  }

  /**
   * This change and then {@code next}, as one.
   *
   * @throws InvalidChange if {@code next} does not start where this one ends
   */
  public ChangeSet compose(ChangeSet next) {
    if (next.lengthBefore != lengthAfter) {
      throw misfit(lengthAfter, next.lengthBefore);
    }
    if (isIdentity()) {
      return next;
    }
    if (next.isIdentity()) {
      return this;
    }
    return new Composition(this, next).result();
  }

  /**
   * This change as it must be after {@code other}, which was made on the same text.
   *
   * @param before whether what this one inserts stands left of what the other inserts at the same place
   * @throws InvalidChange if the two were not made on texts of one length
   */
  public ChangeSet map(ChangeSet other, boolean before) {
    if (other.lengthBefore != lengthBefore) {
      throw misfit(lengthBefore, other.lengthBefore);
    }
    return other.isIdentity() ? this : new Mapping(this, other, before).result();
  }

  /**
   * Where a position of the text before lies in the text after; never out of it, and never changing the order of two.
   *
   * @param stayLeft whether text inserted right at the position comes after it
   */
  public int mapPosition(int position, boolean stayLeft) {
    if (position < 0 || position > lengthBefore) {
      throw new InvalidChange("Position " + position + " is outside a text of " + lengthBefore + " units.");
    }
    int before = 0;
    int after = 0;
    for (int i = 0; i < count; i++) {
      int end = before + lengths[i];
      if (inserts[i] == KEPT) {
        if (end > position) {
          return after + position - before;
        }
        after += lengths[i];
      } else {
        if (end > position || end == position && stayLeft && lengths[i] == 0) {
          return position == before || stayLeft ? after : after + inserts[i];
        }
        after += inserts[i];
      }
      before = end;
    }
    return after;
  }

  private static InvalidChange misfit(int expected, int actual) {
    return new InvalidChange("The change is for a text of " + expected + " units, not of " + actual + ".");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChangeSet that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return toJson().toString();
  }
}
