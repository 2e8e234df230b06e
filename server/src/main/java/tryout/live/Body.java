package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tryout.text.Sha256;

/** The body of a message, whose members are asked for by name and kind. */
final class Body {
  private static final Set<String> ENVELOPE = Set.of("ref", "clientSeq");
  private static final Set<String> UNSEEN_ENVELOPE = Set.of("ref", "number");

  private final String name;
  private final JsonObject json;

  Body(String name, JsonObject json) {
    this.name = name;
    this.json = json;
  }

  JsonObject json() {
    return json;
  }

  /** SHA-256 of a stored message without its envelope, in hex. */
  String hash() {
    return hash(ENVELOPE);
  }

  /** The same of the panel's stream. */
  String unseenHash() {
    return hash(UNSEEN_ENVELOPE);
  }

  private String hash(Set<String> envelope) {
    JsonObject content = json.copy();
    envelope.forEach(content::remove);
    return Sha256.hex(name + content.encode());
  }

  boolean has(String key) {
    return json.containsKey(key);
  }

  long ref() {
    return number("ref", Long.MAX_VALUE);
  }

  int natural(String key) {
    return (int) number(key, Integer.MAX_VALUE);
  }

  int positive(String key) {
    int value = natural(key);
    if (value == 0) {
      throw wrong(key, "a positive whole number");
    }
    return value;
  }

  private long number(String key, long most) {
    Object value = json.getValue(key);
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number >= 0 && number <= most) {
        return number;
      }
    }
    throw wrong(key, "a whole number");
  }

  long checksum(String key) {
    return number(key, 0xffff_ffffL);
  }

  String string(String key) {
    if (json.getValue(key) instanceof String value) {
      return value;
    }
    throw wrong(key, "a string");
  }

  boolean flag(String key) {
    if (json.getValue(key) instanceof Boolean value) {
      return value;
    }
    throw wrong(key, "true or false");
  }

  /** A member that says by being there what it says, and cannot say the contrary. */
  void truth(String key) {
    if (!flag(key)) {
      throw new Frames.Unreadable(key + " is true, or absent.");
    }
  }

  /** A list of objects with these members. */
  List<Body> inners(String key, Set<String> members) {
    List<Body> all = new ArrayList<>();
    if (json.getValue(key) instanceof JsonArray values) {
      for (Object value : values) {
        if (!(value instanceof JsonObject one)) {
          throw wrong(key, "an array of objects");
        }
        Body body = new Body(name + "." + key, one);
        all.add(body.only(members, body));
      }
      return all;
    }
    throw wrong(key, "an array");
  }

  Object list(String key) {
    if (json.getValue(key) instanceof JsonArray value) {
      return value.getList();
    }
    throw wrong(key, "an array");
  }

  Body inner(String key, Set<String> members) {
    if (json.getValue(key) instanceof JsonObject value) {
      Body body = new Body(name + "." + key, value);
      return body.only(members, body);
    }
    throw wrong(key, "an object");
  }

  /** The value, if the body has these members, the envelope and no others. */
  <T> T strict(Set<String> members, T value) {
    return enveloped(ENVELOPE, members, value);
  }

  /** The same of the panel's stream. */
  <T> T unseen(Set<String> members, T value) {
    return enveloped(UNSEEN_ENVELOPE, members, value);
  }

  private <T> T enveloped(Set<String> envelope, Set<String> members, T value) {
    Set<String> all = new HashSet<>(envelope);
    all.addAll(members);
    return only(all, value);
  }

  /** The value, if the body has none but these members. */
  <T> T only(Set<String> members, T value) {
    for (String key : json.fieldNames()) {
      if (!members.contains(key)) {
        throw new Frames.Unreadable(name + " has no " + key + ".");
      }
    }
    return value;
  }

  private Frames.Unreadable wrong(String key, String what) {
    return new Frames.Unreadable(name + "." + key + " is " + what + ".");
  }
}
