package tryout.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding;
import tryout.run.Finding.Place;
import tryout.run.Finding.Severity;

/** What a linker says in prose, as findings: a name that is used and defined nowhere, or defined twice. */
final class LinkerWords {
  private static final Pattern UNDEFINED = Pattern.compile("undefined reference to [`'‘]([^'`’]{1,100})['’]");
  private static final Pattern TWICE = Pattern.compile("multiple definition of [`'‘]([^'`’]{1,100})['’]");

  private LinkerWords() {}

  static List<Finding> findings(String prose, Lines lines) {
    Map<String, Finding> found = new LinkedHashMap<>();
    for (Matcher twice = TWICE.matcher(prose); twice.find(); ) {
      String name = twice.group(1);
      place(lines, name, true).ifPresent(at -> found.putIfAbsent(name, finding(at, "multiple definition of ‘%s’", name,
          "%s is defined more than once.")));
    }
    for (Matcher undefined = UNDEFINED.matcher(prose); undefined.find(); ) {
      String name = undefined.group(1);
      place(lines, name, false).ifPresent(at -> found.putIfAbsent(name, finding(at, "undefined reference to ‘%s’", name,
          "%s is used, but defined nowhere.")));
    }
    return List.copyOf(found.values());
  }

  /** What to say when the text compiles and does not link, if anything is known. */
  static Optional<String> sentence(String prose) {
    Matcher undefined = UNDEFINED.matcher(prose);
    if (undefined.find()) {
      String name = undefined.group(1);
      return Optional.of(
          name.equals("main")
              ? "It does not link: there is no function main."
              : "It does not link: %s is used but defined nowhere.".formatted(name));
    }
    Matcher twice = TWICE.matcher(prose);
    return twice.find()
        ? Optional.of("It does not link: %s is defined more than once.".formatted(twice.group(1)))
        : Optional.empty();
  }

  private static Finding finding(Place at, String message, String name, String sentence) {
    return new Finding(at, Severity.ERROR, "", message.formatted(name), sentence.formatted(name), List.of(), List.of(),
        Optional.empty());
  }

  /** The first place where the name is used, which is within braces; or the last where it is defined, outside of them. */
  private static Optional<Place> place(Lines lines, String name, boolean definition) {
    Pattern words = Pattern.compile("[{}]|\\b" + Pattern.quote(name) + "\\b");
    Optional<Place> place = Optional.empty();
    for (int file = 0; file < lines.count(); file++) {
      int depth = 0;
      Matcher code = words.matcher(lines.name(file).endsWith(".c") ? lines.bare(file) : "");
      while (code.find()) {
        depth += code.group().equals("{") ? 1 : code.group().equals("}") ? -1 : 0;
        boolean here = !code.group().matches("[{}]") && depth > 0 != definition;
        if (here && (definition || place.isEmpty())) {
          place = Optional.of(new Place(file, code.start(), code.end()));
        }
      }
    }
    return place;
  }
}
