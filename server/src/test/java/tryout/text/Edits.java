package tryout.text;

import java.util.SplittableRandom;

/** Seeded texts and edits, with a third of nasty units: pairs, joiners, other line separators, controls. */
public final class Edits {
  private static final String[] UNITS = {
    "a", "b", "c", "(", ";", " ", "\n", "\t", "é", "中", "😀", "\u200d", "\u2028", "\ufeff", "\u202e"
  };

  private final SplittableRandom random;

  public Edits(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** A well-formed text of fewer than {@code max} characters. */
  public String text(int max) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(max); i > 0; i--) {
      text.append(UNITS[random.nextInt(UNITS.length)]);
    }
    return text.toString();
  }

  /** One valid edit of {@code text}. */
  public ChangeSet change(String text) {
    int from = whole(text, random.nextInt(text.length() + 1));
    int to = chance(0.5) ? from : whole(text, Math.min(text.length(), from + random.nextInt(6)));
    return ChangeSet.replace(text.length(), from, Math.max(from, to), chance(0.25) ? "" : text(5));
  }

  /** Up to four edits in a row, composed. */
  public ChangeSet changes(String text) {
    ChangeSet all = ChangeSet.keep(text.length());
    String now = text;
    for (int i = random.nextInt(4); i >= 0; i--) {
      ChangeSet next = change(now);
      all = all.compose(next);
      now = next.apply(now);
    }
    return all;
  }

  private static int whole(String text, int position) {
    return Utf16.splitsPair(text, position) ? position - 1 : position;
  }
}
