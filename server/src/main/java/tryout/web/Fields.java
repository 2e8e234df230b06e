package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.fault.Refused.Field;

/**
 * Turns a JSON object into values, and remembers everything that is wrong with it, so that a form shows all its
 * mistakes at once. A wrong member yields a harmless stand-in; {@link #end} then refuses the whole, and refuses members
 * that nobody asked for.
 *
 * <p>{@code null} and absent are the same.
 */
public final class Fields {
  private final JsonObject members;
  private final String pointer;
  private final List<Field> wrong;
  private final Set<String> asked = new HashSet<>();
  private final List<Fields> children = new ArrayList<>();

  public Fields(JsonObject members) {
    this(members, "", new ArrayList<>());
  }

  private Fields(JsonObject members, String pointer, List<Field> wrong) {
    this.members = members;
    this.pointer = pointer;
    this.wrong = wrong;
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    asked.add(name);
    return members.getValue(name) != null;
  }

  /** One line without control characters, stripped, of {@code min} to {@code max} UTF-16 units. */
  public String line(String name, int min, int max) {
    String text = text(name, min, max).strip();
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      wrong(name, "No control characters, no line breaks.");
      return "";
    }
    if (text.length() < min) {
      wrong(name, "At least " + min + " characters.");
    }
    return text;
  }

  /** As {@link #line}, or empty when absent. */
  public Optional<String> optionalLine(String name, int min, int max) {
    return has(name) ? Optional.of(line(name, min, max)) : Optional.empty();
  }

  /** Any text that PostgreSQL and a browser can hold, of {@code min} to {@code max} UTF-16 units; absent is empty. */
  public String text(String name, int min, int max) {
    Object value = member(name);
    if (value == null && min == 0) {
      return "";
    }
    if (!(value instanceof String text)) {
      wrong(name, value == null ? "This is needed." : "A text is needed.");
      return "";
    }
    if (text.length() < min || text.length() > max) {
      wrong(name, text.length() < min ? "At least " + min + " characters." : "At most " + max + " characters.");
      return "";
    }
    if (!storable(text)) {
      wrong(name, "No NUL characters and no halves of characters.");
      return "";
    }
    return text;
  }

  /** Whether the text has neither NUL nor a lone surrogate. */
  public static boolean storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** A whole number from {@code min} to {@code max}, or {@code otherwise} when absent. */
  public int integer(String name, int min, int max, int otherwise) {
    Object value = member(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number && number >= min && number <= max) {
      return number;
    }
    wrong(name, "A whole number from " + min + " to " + max + ".");
    return otherwise;
  }

  /** True or false, or {@code otherwise} when absent. */
  public boolean flag(String name, boolean otherwise) {
    Object value = member(name);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    wrong(name, "True or false.");
    return otherwise;
  }

  /** One of a set of words, as the value it stands for; null stands for a refused word. */
  public <T> @Nullable T word(String name, Function<String, Optional<T>> meaning, String choices) {
    Object value = member(name);
    Optional<T> found = value instanceof String text ? meaning.apply(text) : Optional.empty();
    if (found.isEmpty()) {
      wrong(name, "One of: " + choices + ".");
    }
    return found.orElse(null);
  }

  /** A list of words, each once. */
  public <T> List<T> words(String name, Function<String, Optional<T>> meaning, String choices) {
    List<T> found = new ArrayList<>();
    JsonArray array = array(name);
    for (int i = 0; i < array.size(); i++) {
      Optional<T> one = array.getValue(i) instanceof String text ? meaning.apply(text) : Optional.empty();
      if (one.isEmpty() || found.contains(one.get())) {
        wrong(name + "/" + i, "One of: " + choices + ", each once.");
      }
      one.ifPresent(found::add);
    }
    return found;
  }

  /** A list of at most {@code max} objects; absent is empty. */
  public List<Fields> objects(String name, int max) {
    JsonArray array = array(name);
    if (array.size() > max) {
      wrong(name, "At most " + max + ".");
      return List.of();
    }
    List<Fields> found = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.getValue(i) instanceof JsonObject object) {
        found.add(new Fields(object, pointer + "/" + name + "/" + i, wrong));
      } else {
        wrong(name + "/" + i, "An object is needed.");
      }
    }
    children.addAll(found);
    return found;
  }

  /** Notes a mistake that only the caller can see. */
  public void wrong(String name, String detail) {
    wrong.add(new Field(pointer + "/" + name, detail));
  }

  /**
   * Ends the reading.
   *
   * @throws Refused with {@link Code#INVALID} and every mistake, if there is any
   */
  public void end() {
    unknown();
    if (!wrong.isEmpty()) {
      String detail = wrong.size() == 1 ? wrong.getFirst().detail() : wrong.size() + " fields are not valid.";
      throw new Refused(Code.INVALID, detail, wrong);
    }
  }

  private void unknown() {
    for (String name : members.fieldNames()) {
      if (!asked.contains(name)) {
        wrong(name.replace("~", "~0").replace("/", "~1"), "Nobody knows this member.");
      }
    }
    children.forEach(Fields::unknown);
  }

  private JsonArray array(String name) {
    Object value = member(name);
    if (value instanceof JsonArray array) {
      return array;
    }
    if (value != null) {
      wrong(name, "A list is needed.");
    }
    return new JsonArray();
  }

  private @Nullable Object member(String name) {
    asked.add(name);
    return members.getValue(name);
  }
}
