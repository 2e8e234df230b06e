package tryout.room;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tryout.text.ChangeSet;
import tryout.text.Edits;
import tryout.text.Utf16;

/**
 * A page as the browser's module is: a confirmed text, one frozen push in flight, and what was typed since. Remote
 * updates are received one at a time, and what is its own is mapped over each.
 */
final class SimulatedPage {
  final Sender sender;
  final int file;
  private final Edits edits;

  String text;
  int version;
  long seq;
  long clientSeq;
  @Nullable Push inFlight;
  @Nullable ChangeSet pending;
  /** What the push in flight has become over the updates that came meanwhile; it is sent as it was frozen. */
  @Nullable ChangeSet inFlightNow;
  boolean connected = true;
  int typed;
  int refused;
  final Deque<Event> inbox = new ArrayDeque<>();

  record Push(long clientSeq, int file, int version, ChangeSet changes) {
    String hash() {
      return clientSeq + ":" + version + ":" + changes;
    }
  }

  SimulatedPage(Sender sender, int file, Edits edits, String text, int version, long seq) {
    this.sender = sender;
    this.file = file;
    this.edits = edits;
    this.text = text;
    this.version = version;
    this.seq = seq;
  }

  void type() {
    ChangeSet change = edits.change(text);
    if (change.isIdentity() || change.lengthAfter() > 2_000) {
      return;
    }
    text = change.apply(text);
    pending = pending == null ? change : pending.compose(change);
    typed++;
  }

  /** Freezes what was typed as the next push, unless one is in flight; answers what to send. */
  @Nullable Push push() {
    if (inFlight == null && pending != null) {
      clientSeq++;
      inFlight = new Push(clientSeq, file, version, pending);
      inFlightNow = pending;
      pending = null;
    }
    return inFlight;
  }

  void receive(Event event) {
    if (event.seq() <= seq) {
      return;
    }
    seq = event.seq();
    if (!(event.fact() instanceof Fact.Edited edited) || edited.file() != file) {
      return;
    }
    version++;
    if (version != edited.version()) {
      throw new AssertionError("version " + edited.version() + " came where " + version + " was due");
    }
    Event.Ack ack = event.ack();
    if (ack != null && ack.client().equals(sender.client())) {
      inFlight = null;
      inFlightNow = null;
    } else {
      merge(edited.changes());
    }
  }

  private void merge(ChangeSet remote) {
    ChangeSet theirs = remote;
    if (inFlightNow != null) {
      ChangeSet mine = inFlightNow;
      inFlightNow = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    if (pending != null) {
      ChangeSet mine = pending;
      pending = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    text = theirs.apply(text);
    if (!Utf16.wellFormed(text)) {
      throw new AssertionError("half of a pair in the text of " + sender.client());
    }
  }

  /** A stale push: its number is free again, and it goes on as what it has become. */
  void refusedStale() {
    ChangeSet rest = inFlightNow;
    if (rest != null) {
      pending = pending == null ? rest : rest.compose(pending);
      inFlight = null;
      inFlightNow = null;
      clientSeq--;
      refused++;
    }
  }

  boolean idle() {
    return inFlight == null && pending == null;
  }
}
