package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.fault.Refused.Field;

/**
 * Turns a JSON object into values. What it must be, the contract says; what is not of that form was noted beforehand and
 * yields a harmless stand-in here. A door adds what only it can see, and {@link #end} then refuses the whole, so that a form
 * shows all its mistakes at once.
 *
 * <p>{@code null} and absent are the same.
 */
public final class Fields {
  private final JsonObject members;
  private final String pointer;
  private final List<Field> wrong;

  /** With what is known to be wrong already. */
  Fields(JsonObject members, List<Field> wrong) {
    this(members, "", new ArrayList<>(wrong));
  }

  private Fields(JsonObject members, String pointer, List<Field> wrong) {
    this.members = members;
    this.pointer = pointer;
    this.wrong = wrong;
  }

  /** The names of all members. */
  public Set<String> names() {
    return members.fieldNames();
  }

  /** Whether the member is there. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** One line, stripped; absent is empty. */
  public String line(String name) {
    return text(name).strip();
  }

  /** As {@link #line}, or nothing when absent. */
  public Optional<String> optionalLine(String name) {
    return has(name) ? Optional.of(line(name)) : Optional.empty();
  }

  /** Any text that PostgreSQL and a browser can hold; absent is empty. */
  public String text(String name) {
    if (!(members.getValue(name) instanceof String text)) {
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

  /** A whole number, or {@code otherwise} when absent. */
  public int integer(String name, int otherwise) {
    return members.getValue(name) instanceof Number number ? number.intValue() : otherwise;
  }

  /** True or false, or {@code otherwise} when absent. */
  public boolean flag(String name, boolean otherwise) {
    return members.getValue(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** A word as the value it stands for; null stands for a refused word. */
  public <T> @Nullable T word(String name, Function<String, Optional<T>> meaning) {
    return members.getValue(name) instanceof String text ? meaning.apply(text).orElse(null) : null;
  }

  /** A list of words, as the values they stand for. */
  public <T> List<T> words(String name, Function<String, Optional<T>> meaning) {
    return array(name).stream().filter(String.class::isInstance).map(String.class::cast).map(meaning).flatMap(Optional::stream).toList();
  }

  /** An object; absent is one without members. */
  public Fields object(String name) {
    JsonObject object = members.getValue(name) instanceof JsonObject found ? found : new JsonObject();
    return new Fields(object, pointer + "/" + name, wrong);
  }

  /** An instant as RFC 3339 writes it, or nothing when absent. */
  public Optional<Instant> instant(String name) {
    if (!(members.getValue(name) instanceof String text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      wrong(name, "An instant such as 2026-03-01T18:00:00Z.");
      return Optional.empty();
    }
  }

  /** A list of objects; absent is empty. */
  public List<Fields> objects(String name) {
    JsonArray array = array(name);
    List<Fields> found = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      if (array.getValue(i) instanceof JsonObject object) {
        found.add(new Fields(object, pointer + "/" + name + "/" + i, wrong));
      }
    }
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
    if (!wrong.isEmpty()) {
      String detail = wrong.size() == 1 ? wrong.getFirst().detail() : wrong.size() + " fields are not valid.";
      throw new Refused(Code.INVALID, detail, wrong);
    }
  }

  private JsonArray array(String name) {
    return members.getValue(name) instanceof JsonArray array ? array : new JsonArray();
  }
}
