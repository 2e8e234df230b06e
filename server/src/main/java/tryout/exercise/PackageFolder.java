package tryout.exercise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One folder on its way to an {@link Exercise}. Only the public part and the two files of keys are read. */
final class PackageFolder {
  private static final String PROBLEM = "problem.yaml";
  private static final String INTERVIEW = ".meta/interview.yaml";
  private static final String STATEMENT = "statement/problem.en.md";
  private static final String ATTACHMENTS = "attachments";
  private static final String TEMPLATES = "attachments/templates/c";
  private static final Set<String> LIMITS = Set.of("time_limit", "memory", "output", "code", "compilation_time");

  private final Path folder;
  private final String slug;
  private final Mistakes mistakes;

  PackageFolder(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.slug = Exercises.name(folder);
    this.mistakes = mistakes;
  }

  /** What it holds; of no use to anybody when there were mistakes. */
  Exercise read() {
    if (!ExerciseLimits.SLUG.matcher(slug).matches()) {
      mistakes.add(slug, "a package's folder is named by at most 40 small letters and digits");
    }
    String title = title(Keys.of(place(PROBLEM), text(PROBLEM), mistakes));
    Interview interview = interview(Keys.of(place(INTERVIEW), text(INTERVIEW), mistakes));
    return new Exercise(slug, title, interview.minutes(), interview.topics(), interview.uses(), statement(), files());
  }

  private static String title(Keys keys) {
    keys.word("problem_format_version", "2025-09");
    String name = keys.line("name", ExerciseLimits.TITLE_UNITS);
    keys.line("uuid", ExerciseLimits.WORD_UNITS);
    keys.line("version", ExerciseLimits.WORD_UNITS);
    keys.word("license", "unknown", "public domain", "cc0", "cc by", "cc by-sa", "educational", "permission");
    if (!keys.words("languages").contains("c")) {
      keys.wrong("languages", "does not name c");
    }
    keys.pass("type", "credits", "rights_owner", "source", "keywords", "embargo_until");
    keys.pass("limits", LIMITS);
    keys.end();
    return name;
  }

  private record Interview(int minutes, List<String> topics, Set<Use> uses) {}

  private static Interview interview(Keys keys) {
    keys.number("format", 1, 1);
    keys.word("kind", "unit");
    int minutes = keys.number("duration_minutes", 1, ExerciseLimits.MINUTES);
    keys.number("difficulty", 1, ExerciseLimits.DIFFICULTY);
    for (Keys hint : keys.list("hints")) {
      hint.number("after_minutes", 0, ExerciseLimits.MINUTES);
      hint.line("text", ExerciseLimits.HINT_UNITS);
      hint.end();
    }
    Interview read = new Interview(minutes, keys.words("topics"), uses(keys));
    keys.end();
    return read;
  }

  private static Set<Use> uses(Keys keys) {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    List<String> words = keys.words("usable_for");
    words.forEach(word -> Use.of(word).ifPresent(uses::add));
    if (words.isEmpty() || uses.size() < words.size()) {
      keys.wrong("usable_for", "names nothing, or something other than: interview, practice, warm-up");
    }
    return uses;
  }

  private String statement() {
    String text = text(STATEMENT).strip();
    if (text.startsWith("# ")) {
      mistakes.add(place(STATEMENT), "begins with a title: the title is name in problem.yaml");
    }
    if (text.length() > ExerciseLimits.STATEMENT_UNITS) {
      mistakes.add(place(STATEMENT), "is longer than " + ExerciseLimits.STATEMENT_UNITS + " characters");
    }
    return text;
  }

  private List<Exercise.File> files() {
    List<Exercise.File> files = new ArrayList<>();
    for (String name : names(TEMPLATES)) {
      files.add(file(TEMPLATES, name, false));
    }
    if (files.isEmpty()) {
      mistakes.add(place(TEMPLATES), "holds no file to begin with");
    }
    for (String name : names(ATTACHMENTS)) {
      files.add(file(ATTACHMENTS, name, true));
    }
    bounds(files);
    return files;
  }

  private Exercise.File file(String below, String name, boolean readOnly) {
    String path = below + "/" + name;
    String text = text(path).replace("\r\n", "\n").replace('\r', '\n');
    if (!ExerciseLimits.FILE_NAME.matcher(name).matches()) {
      mistakes.add(place(path), "is named by other than letters, digits, dots, hyphens and underscores");
    }
    if (text.length() > ExerciseLimits.FILE_UNITS || text.indexOf('\0') >= 0) {
      mistakes.add(place(path), "is longer than " + ExerciseLimits.FILE_UNITS + " characters, or holds a NUL");
    }
    return new Exercise.File(name, text, readOnly);
  }

  private void bounds(List<Exercise.File> files) {
    Set<String> names = new HashSet<>();
    int bytes = 0;
    for (Exercise.File file : files) {
      bytes += file.text().getBytes(StandardCharsets.UTF_8).length;
      if (!names.add(file.name())) {
        mistakes.add(place(ATTACHMENTS + "/" + file.name()), "is in templates/c too");
      }
    }
    if (files.size() > ExerciseLimits.FILES || bytes > ExerciseLimits.ALL_BYTES) {
      mistakes.add(
          place(ATTACHMENTS),
          "holds more than " + ExerciseLimits.FILES + " files or " + ExerciseLimits.ALL_BYTES + " bytes in all");
    }
  }

  /** The plain files of a folder in the order of their names; none where there is no such folder. */
  private List<String> names(String below) {
    Path inside = folder.resolve(below);
    if (!Files.isDirectory(inside)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(inside)) {
      return paths.filter(Files::isRegularFile).map(Exercises::name).filter(name -> !name.startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a file, or an empty one and a mistake. */
  private String text(String path) {
    Path file = folder.resolve(path);
    if (!Files.isRegularFile(file)) {
      mistakes.add(place(path), "is missing");
      return "";
    }
    try {
      String text = Files.readString(file);
      if (text.isBlank()) {
        mistakes.add(place(path), "is empty");
      }
      return text;
    } catch (CharacterCodingException e) {
      mistakes.add(place(path), "is not UTF-8");
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String place(String path) {
    return slug + "/" + path;
  }
}
