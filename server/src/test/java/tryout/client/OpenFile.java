package tryout.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import tryout.text.ChangeSet;
import tryout.text.HeldText;

/** A file as a client holds it, in the words of the line. */
final class OpenFile {
  private final int id;
  private final boolean readOnly;
  private final HeldText held;
  private String name;

  OpenFile(JsonObject known) {
    id = known.getInteger("file");
    name = known.getString("name");
    readOnly = known.getBoolean("readOnly");
    held = new HeldText(known.getString("text"), known.getInteger("version", 0));
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
    return held.text();
  }

  void type(int from, int to, String inserted) {
    held.type(ChangeSet.replace(held.text().length(), from, to, inserted));
  }

  /** Makes a change that is a push of its own. */
  void change(ChangeSet change) {
    held.typeApart(change);
  }

  /** What the room has told. */
  String stored() {
    return held.stored();
  }

  /** Takes what is to go next into one push. */
  JsonObject push() {
    int version = held.version();
    return new JsonObject().put("file", id).put("version", version).put("changes", new JsonArray(held.push().toJson()));
  }

  /** The push was refused for now: it goes again with what was typed since. */
  void takeBack() {
    held.takeBack();
  }

  /** The push was refused for good: back to what is stored. */
  void giveUp() {
    held.giveUp();
  }

  /** Somebody's update, or our own that came back. */
  void edited(JsonObject edited, boolean own) {
    held.received(edited.getInteger("version"), ChangeSet.fromJson(edited.getJsonArray("changes").getList()), own);
    Long hash = edited.getLong("hash");
    if (held.stored().length() != edited.getInteger("length") || hash != null && hash != checksum(held.stored())) {
      throw new IllegalStateException(name + " is not the room's at version " + held.version());
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
