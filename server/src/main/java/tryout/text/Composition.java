package tryout.text;

import static tryout.text.ChangeSet.KEPT;

/** Composes two sets by walking the text between them. */
final class Composition {
  private final SectionCursor first;
  private final SectionCursor second;
  private final SectionBuilder out = new SectionBuilder();
  /** Whether the section under construction goes on, because one side's replacement reaches further. */
  private boolean open;

  Composition(ChangeSet first, ChangeSet second) {
    this.first = new SectionCursor(first);
    this.second = new SectionCursor(second);
  }

  ChangeSet result() {
    while (!first.done() || !second.done()) {
      if (first.insert == 0) {
        out.add(first.length, 0, "", open);
        first.next();
      } else if (second.length == 0 && !second.done()) {
        out.add(0, second.insert, second.text(), open);
        second.next();
      } else {
        overlap();
      }
    }
    return out.build();
  }

  private void overlap() {
    int units = Math.min(first.lengthAfter(), second.length);
    int sectionsBefore = out.count;
    if (second.keeps()) {
      if (first.keeps()) {
        out.add(units, KEPT, "", open);
      } else {
        out.add(first.started() ? 0 : first.length, units, first.text(units), open);
      }
    } else {
      int deleted = first.keeps() ? units : first.started() ? 0 : first.length;
      String text = second.started() ? "" : second.text();
      out.add(deleted, text.length(), text, open);
    }
    boolean reachesOn = first.insert > units || second.changes() && second.length > units;
    open = reachesOn && (open || out.count > sectionsBefore);
    first.passAfter(units);
    second.pass(units);
  }
}
