package tryout;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code TRYOUT_…} variables and notes every mistake, so that all are told at once. Asking for a variable is what
 * makes it known: one that nobody asked for is a mistake too.
 */
final class Variables {
  static final String PREFIX = "TRYOUT_";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(MB|GB)");

  private final Map<String, String> given;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();

  Variables(Map<String, String> given) {
    this.given = given;
  }

  String text(String name, String otherwise) {
    return read(name, otherwise, Optional::of, "a text").orElse(otherwise);
  }

  Optional<String> optionalText(String name) {
    return read(name, "", Optional::of, "a text");
  }

  /** A text that stands for a value; empty where it is not given. */
  <T> Optional<T> optional(String name, Function<String, Optional<T>> parse, String wanted) {
    return read(name, "", parse, wanted);
  }

  /** A whole number within bounds. */
  int number(String name, int min, int max, int otherwise) {
    return read(
            name,
            Integer.toString(otherwise),
            text -> whole(text).filter(number -> number >= min && number <= max),
            "a whole number from " + min + " to " + max)
        .orElse(otherwise);
  }

  /** A duration with its unit, such as {@code 15m}: ms, s, m, h or d. */
  Duration duration(String name, Duration min, Duration max, Duration otherwise) {
    return read(
            name,
            write(otherwise),
            text -> duration(text).filter(found -> found.compareTo(min) >= 0 && found.compareTo(max) <= 0),
            "a duration from " + write(min) + " to " + write(max) + ", with a unit ms, s, m, h or d")
        .orElse(otherwise);
  }

  /** A number of bytes with its unit, such as {@code 4GB}: MB or GB, of 1,024 each. */
  long size(String name, long otherwise) {
    return read(name, writeSize(otherwise), Variables::size, "a size with a unit MB or GB").orElse(otherwise);
  }

  /** An absolute path. */
  Optional<Path> path(String name, String shownDefault) {
    return read(name, shownDefault, Variables::absolute, "an absolute path");
  }

  /** Words between commas. */
  List<String> list(String name) {
    return read(
            name,
            "",
            text -> Optional.of(List.of(text.split(",")).stream().map(String::strip).filter(word -> !word.isEmpty()).toList()),
            "words between commas")
        .orElse(List.of());
  }

  /** One of a few words. */
  <T> T word(String name, T otherwise, Function<T, String> write, Function<String, Optional<T>> parse, String choices) {
    return read(name, write.apply(otherwise), parse, "one of: " + choices).orElse(otherwise);
  }

  /** Notes what is wrong between variables. */
  void mistake(String sentence) {
    mistakes.add(sentence);
  }

  /** Everything that is wrong, unknown names included. */
  List<String> mistakes() {
    List<String> all = new ArrayList<>(mistakes);
    given.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.containsKey(name))
        .sorted()
        .forEach(name -> all.add(name + " is not a setting: see docs/configuration.md."));
    return all;
  }

  /** Every variable with its default as shown in the documentation, in the order they were asked for. */
  Map<String, String> known() {
    return known;
  }

  private <T> Optional<T> read(String name, String shownDefault, Function<String, Optional<T>> parse, String wanted) {
    known.put(name, shownDefault);
    String text = given.get(name);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<T> value = parse.apply(text.strip());
    if (value.isEmpty()) {
      mistakes.add(name + " is not " + wanted + ".");
    }
    return value;
  }

  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  private static Optional<Long> size(String text) {
    Matcher matcher = SIZE.matcher(text);
    return matcher.matches()
        ? Optional.of(Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("GB") ? 30 : 20))
        : Optional.empty();
  }

  private static String writeSize(long bytes) {
    return bytes % (1L << 30) == 0 ? (bytes >> 30) + "GB" : (bytes >> 20) + "MB";
  }

  private static String write(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSeconds() % 60 != 0) {
      return duration.toSeconds() + "s";
    }
    if (duration.toMinutes() % 60 != 0) {
      return duration.toMinutes() + "m";
    }
    return duration.toHours() % 24 != 0 ? duration.toHours() + "h" : duration.toDays() + "d";
  }
}
