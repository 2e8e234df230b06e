package tryout.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A text as a page holds it: what is stored, the push on its way, and what was typed behind that. All are mapped over
 * each update of others singly (L-21), and where they stand at one place, what is stored already stands left.
 */
public final class HeldText {
  private String stored;
  private String text;
  private int version;
  private ChangeSet sent;
  private final Deque<ChangeSet> unsent = new ArrayDeque<>();
  private boolean apart;

  public HeldText(String stored, int version) {
    this.stored = stored;
    this.text = stored;
    this.version = version;
  }

  /** What stands in front of whoever types, unsent keystrokes included. */
  public String text() {
    return text;
  }

  /** What the room has told. */
  public String stored() {
    return stored;
  }

  /** The version of what the room has told. */
  public int version() {
    return version;
  }

  public boolean unsent() {
    return !unsent.isEmpty();
  }

  /** Whether everything typed is stored. */
  public boolean settled() {
    return sent == null && unsent.isEmpty();
  }

  public void type(ChangeSet change) {
    text = change.apply(text);
    ChangeSet before = unsent.pollLast();
    unsent.add(before == null ? change : before.compose(change));
  }

  /** From here on each change is a push of its own. */
  public void typeApart(ChangeSet change) {
    apart = true;
    text = change.apply(text);
    unsent.add(change);
  }

  /** Takes everything unsent into one push, or the first of it where each change is one of its own. */
  public ChangeSet push() {
    ChangeSet first = unsent.poll();
    sent = first == null ? ChangeSet.keep(text.length()) : first;
    return sent;
  }

  /** The push was refused for now: it goes again with what was typed since. */
  public void takeBack() {
    ChangeSet since = apart ? null : unsent.poll();
    unsent.addFirst(since == null ? sent : sent.compose(since));
    sent = null;
  }

  /** The push was refused for good: back to what is stored. */
  public void giveUp() {
    sent = null;
    unsent.clear();
    text = stored;
  }

  /**
   * Somebody's update, or our own that came back.
   *
   * @throws IllegalStateException if it is not the next version, or what stands here is not what is stored although
   *     nothing of ours is open
   */
  public void received(int next, ChangeSet update, boolean own) {
    if (next != version + 1) {
      throw new IllegalStateException("version " + next + " came where " + (version + 1) + " was due");
    }
    version = next;
    stored = update.apply(stored);
    if (own) {
      sent = null;
    } else {
      merge(update);
    }
    if (settled() && !text.equals(stored)) {
      throw new IllegalStateException("the text differs from what is stored at version " + version);
    }
  }

  private void merge(ChangeSet update) {
    ChangeSet theirs = update;
    if (sent != null) {
      ChangeSet mine = sent;
      sent = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    for (int i = unsent.size(); i > 0; i--) {
      ChangeSet mine = unsent.remove();
      unsent.add(mine.map(theirs, false));
      theirs = theirs.map(mine, true);
    }
    text = theirs.apply(text);
  }
}
