package tryout.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.text.ChangeSet;

/**
 * A file as a client holds it: what is stored, the push on its way, and what was typed behind that. Both are mapped over
 * each update of others singly (L-21), and where they stand at one place, what is stored already stands left.
 */
final class OpenFile {
  private final int id;
  private final boolean readOnly;
  private String name;
  private String stored;
  private String text;
  private int version;
  private ChangeSet sent;
  private ChangeSet unsent;

  OpenFile(JsonObject known) {
    id = known.getInteger("file");
    name = known.getString("name");
    readOnly = known.getBoolean("readOnly");
    version = known.getInteger("version", 0);
    stored = known.getString("text");
    text = stored;
  }

  int id() {
    return id;
  }

  String name() {
    return name;
  }

  boolean readOnly() {
    return readOnly;
  }

  void rename(String to) {
    name = to;
  }

  /** What stands in front of whoever types, unsent keystrokes included. */
  String text() {
    return text;
  }

  boolean settled() {
    return sent == null && unsent == null;
  }

  void type(int from, int to, String inserted) {
    ChangeSet change = ChangeSet.replace(text.length(), from, to, inserted);
    text = change.apply(text);
    unsent = unsent == null ? change : unsent.compose(change);
  }

  /** Takes everything unsent into one push. */
  JsonObject push() {
    sent = unsent == null ? ChangeSet.keep(text.length()) : unsent;
    unsent = null;
    return new JsonObject().put("file", id).put("version", version).put("changes", new JsonArray(sent.toJson()));
  }

  /** The push was refused for now: it goes again with what was typed since. */
  void takeBack() {
    unsent = unsent == null ? sent : sent.compose(unsent);
    sent = null;
  }

  /** The push was refused for good: back to what is stored. */
  void giveUp() {
    sent = null;
    unsent = null;
    text = stored;
  }

  /** Somebody's update, or our own that came back. */
  void edited(JsonObject edited, boolean own) {
    if (edited.getInteger("version") != version + 1) {
      throw new IllegalStateException(name + " went from version " + version + " to " + edited.getInteger("version"));
    }
    version++;
    ChangeSet theirs = ChangeSet.fromJson(edited.getJsonArray("changes").getList());
    stored = theirs.apply(stored);
    if (own) {
      sent = null;
    } else {
      merge(theirs);
    }
    if (settled()) {
      agree();
    }
    check(edited);
  }

  private void merge(ChangeSet update) {
    ChangeSet theirs = update;
    if (sent != null) {
      ChangeSet mine = sent;
      sent = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    if (unsent != null) {
      ChangeSet mine = unsent;
      unsent = mine.map(theirs, false);
      theirs = theirs.map(mine, true);
    }
    text = settled() ? stored : theirs.apply(text);
  }

  private void agree() {
    if (!text.equals(stored)) {
      throw new IllegalStateException(name + " differs from what is stored at version " + version);
    }
    text = stored;
  }

  private void check(JsonObject edited) {
    Long hash = edited.getLong("hash");
    if (stored.length() != edited.getInteger("length") || hash != null && hash != checksum(stored)) {
      throw new IllegalStateException(name + " is not the room's at version " + version);
    }
  }

  /** L-31. */
  static long checksum(String text) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ (text.charAt(i) & 0xff)) * 0x01000193;
      hash = (hash ^ (text.charAt(i) >> 8)) * 0x01000193;
    }
    return Integer.toUnsignedLong(hash);
  }
}
