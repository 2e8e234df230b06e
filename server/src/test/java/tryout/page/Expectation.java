package tryout.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a page must tell, as the README beside the pages says that it is read. */
final class Expectation {
  private static final String CONTAINS = "Contains";
  private static final String LACKS = "Lacks";
  private static final String ANY_OF = "AnyOf";
  private static final Set<String> LISTS = Set.of("ideas", "sections", "skipped");

  /** Not judged where they are not given. */
  private static final Set<String> FREE = Set.of("line", "depth", "text");

  private final JsonObject expected;

  Expectation(JsonObject expected) {
    this.expected = expected;
  }

  /** Where a report differs, one sentence each. */
  List<String> faults(JsonObject report) {
    List<String> faults = new ArrayList<>();
    for (String field : expected.fieldNames()) {
      Object value = expected.getValue(field);
      if (LISTS.contains(field)) {
        faults.addAll(list(field, expected.getJsonArray(field), judged(field, report.getJsonArray(field))));
      } else if (field.equals("notesContain")) {
        String notes = one(report.getJsonArray("notes").encode());
        strings((JsonArray) value).filter(words -> !notes.contains(words)).forEach(words -> faults.add("No note has “%s”: %s".formatted(words, notes)));
      } else if (field.equals("skippedCount")) {
        compare("skipped", value, report.getJsonArray("skipped").size(), faults);
      } else if (field.equals("format")) {
        compare(field, value, report.getValue(field), faults);
      } else {
        faults.add("The expectation has an unknown field: " + field);
      }
    }
    return faults;
  }

  /** What stands above the first heading is a section without title. */
  private static JsonArray judged(String field, JsonArray found) {
    JsonArray judged = new JsonArray();
    found.stream().filter(one -> !(field.equals("sections") && ((JsonObject) one).getString("title").isEmpty())).forEach(judged::add);
    return judged;
  }

  private static List<String> value(String where, @Nullable Object expected, @Nullable Object found) {
    if (expected instanceof JsonObject object && found instanceof JsonObject other) {
      return object(where, object, other);
    }
    if (expected instanceof JsonArray array && found instanceof JsonArray other) {
      return list(where, array, other);
    }
    List<String> faults = new ArrayList<>();
    compare(where, expected, found, faults);
    return faults;
  }

  private static List<String> list(String where, JsonArray expected, JsonArray found) {
    List<String> faults = new ArrayList<>();
    if (expected.size() != found.size()) {
      faults.add("%s: %d expected, but %d found: %s, %s".formatted(where, expected.size(), found.size(), titles(expected), titles(found)));
    }
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      faults.addAll(value("%s[%d]".formatted(where, i), expected.getValue(i), found.getValue(i)));
    }
    return faults;
  }

  /** Enough of each to tell which is missing. */
  private static List<Object> titles(JsonArray list) {
    return list.stream().map(one -> one instanceof JsonObject object && object.containsKey("title") ? object.getString("title") : one).toList();
  }

  private static List<String> object(String where, JsonObject expected, JsonObject found) {
    List<String> faults = new ArrayList<>();
    List<String> told = new ArrayList<>(strings(expected.getJsonArray("notJudged", new JsonArray())).toList());
    for (String key : expected.fieldNames()) {
      String name = "%s.%s".formatted(where, key);
      if (key.endsWith(ANY_OF)) {
        String field = without(key, ANY_OF);
        told.add(field);
        JsonArray all = expected.getJsonArray(key);
        if (all.stream().noneMatch(one -> value(name, one, found.getValue(field)).isEmpty())) {
          compare(name, all, found.getValue(field), faults);
        }
      } else if (key.equals("anywhereContains")) {
        holds(name, expected.getJsonArray(key), found.stream().map(entry -> entry.getValue().toString()).toList().toString(), true, faults);
      } else if (key.endsWith(CONTAINS) || key.endsWith(LACKS)) {
        String field = without(key, key.endsWith(LACKS) ? LACKS : CONTAINS);
        told.add(field);
        holds(name, expected.getJsonArray(key), found.getString(field, ""), key.endsWith(CONTAINS), faults);
      } else if (!key.equals("notJudged")) {
        told.add(key);
        faults.addAll(value(name, expected.getValue(key), found.getValue(key)));
      }
    }
    found.fieldNames().stream().filter(field -> !told.contains(field) && !FREE.contains(field))
        .forEach(field -> compare("%s.%s".formatted(where, field), null, found.getValue(field), faults));
    return faults;
  }

  private static String without(String key, String ending) {
    return key.substring(0, key.length() - ending.length());
  }

  private static void holds(String where, JsonArray words, String text, boolean wanted, List<String> faults) {
    strings(words).filter(one -> one(text).contains(one(one)) != wanted).forEach(one -> faults.add("%s: “%s” in “%s”".formatted(where, one, text)));
  }

  private static void compare(String where, @Nullable Object expected, @Nullable Object found, List<String> faults) {
    if (!Objects.equals(expected, found)) {
      faults.add("%s: expected “%s”, but found “%s”".formatted(where, expected, found));
    }
  }

  private static Stream<String> strings(JsonArray array) {
    return array.stream().map(String.class::cast);
  }

  /** Runs of blanks and line ends count as one blank. */
  private static String one(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
