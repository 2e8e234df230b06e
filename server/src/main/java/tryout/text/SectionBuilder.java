package tryout.text;

import static tryout.text.ChangeSet.KEPT;

import java.util.Arrays;

/** Collects sections, joining those that are one by nature: two kept runs, two deletions, two plain insertions. */
final class SectionBuilder {
  int[] lengths = new int[4];
  int[] inserts = new int[4];
  String[] texts = new String[4];
  int count;

  void keep(int length) {
    add(length, KEPT, "", false);
  }

  void replace(int length, String text) {
    add(length, text.length(), text, false);
  }

  /**
   * Adds a section, joined with the last one where they are of one nature, or where {@code join} says that both are
   * parts of one replacement.
   */
  void add(int length, int insert, String text, boolean join) {
    if (length == 0 && insert <= 0) {
      return;
    }
    int last = count - 1;
    if (last >= 0 && insert <= 0 && insert == inserts[last]) {
      lengths[last] += length;
    } else if (last >= 0 && (join || length == 0 && lengths[last] == 0)) {
      lengths[last] += length;
      inserts[last] += insert;
      texts[last] += text;
    } else {
      appendRaw(length, insert, text);
    }
  }

  /** Adds a section as it is. */
  void appendRaw(int length, int insert, String text) {
    if (count == lengths.length) {
      lengths = Arrays.copyOf(lengths, count * 2);
      inserts = Arrays.copyOf(inserts, count * 2);
      texts = Arrays.copyOf(texts, count * 2);
    }
    lengths[count] = length;
    inserts[count] = insert;
    texts[count] = text;
    count++;
  }

  ChangeSet build() {
    return new ChangeSet(this);
  }
}
