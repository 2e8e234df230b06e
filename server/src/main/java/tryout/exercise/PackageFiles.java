package tryout.exercise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tryout.run.Bytes;

/** The files of one package; what is missing or no text becomes a mistake and is read as empty. */
final class PackageFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String slug;
  private final Mistakes mistakes;

  PackageFiles(Path folder, Mistakes mistakes) {
    this.folder = folder;
    this.slug = Exercises.name(folder);
    this.mistakes = mistakes;
  }

  String slug() {
    return slug;
  }

  /** A file's name for mistakes; the package's own for an empty one. */
  String place(String path) {
    return path.isEmpty() ? slug : slug + "/" + path;
  }

  void wrong(String path, String sentence) {
    mistakes.add(place(path), sentence);
  }

  boolean has(String path) {
    return Files.exists(folder.resolve(path));
  }

  /** The keys of a YAML file that must be there. */
  Keys keys(Form form, String path) {
    return Keys.of(form, place(path), text(path), mistakes);
  }

  /** The text of a file, with single newlines, or an empty one and a mistake. */
  String text(String path) {
    if (!Files.isRegularFile(folder.resolve(path))) {
      wrong(path, "is missing");
      return "";
    }
    try {
      String text = Files.readString(folder.resolve(path));
      if (text.isBlank()) {
        wrong(path, "is empty");
      }
      return text.replace("\r\n", "\n").replace('\r', '\n');
    } catch (CharacterCodingException e) {
      wrong(path, "is not UTF-8");
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events of a replay, one JSON object on a line, each with its number and moment. */
  List<String> events(String path) {
    List<String> lines = text(path).lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() > ExerciseLimits.REPLAY_EVENTS) {
      wrong(path, "holds more than " + ExerciseLimits.REPLAY_EVENTS + " events");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!isEvent(lines.get(i))) {
        wrong(path, "line " + (i + 1) + " is no event with seq and at");
        return List.of();
      }
    }
    return lines;
  }

  private static boolean isEvent(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      return event.isObject() && event.path("seq").isIntegralNumber() && event.path("at").isIntegralNumber();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Everything in a file, or nothing and a mistake. */
  Bytes bytes(String path) {
    if (!Files.isRegularFile(folder.resolve(path))) {
      wrong(path, "is missing");
      return Bytes.NONE;
    }
    try {
      return Bytes.of(Files.readAllBytes(folder.resolve(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plain files of a folder in the order of their names, hidden ones left out; none where there is no such folder. */
  List<String> names(String below) {
    return names(below, Files::isRegularFile);
  }

  /** Likewise its folders. */
  List<String> folders(String below) {
    return names(below, Files::isDirectory);
  }

  private List<String> names(String below, Predicate<Path> kind) {
    if (!Files.isDirectory(folder.resolve(below))) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder.resolve(below))) {
      return paths.filter(kind).map(Exercises::name).filter(name -> !name.startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that people or the compiler read: its name and size are bounded. */
  Exercise.File file(String below, String name, boolean readOnly) {
    String path = below + "/" + name;
    String text = text(path);
    if (!ExerciseLimits.FILE_NAME.matcher(name).matches()) {
      wrong(path, "is named by other than letters, digits, dots, hyphens and underscores");
    }
    if (text.length() > ExerciseLimits.FILE_UNITS || text.indexOf('\0') >= 0) {
      wrong(path, "is longer than " + ExerciseLimits.FILE_UNITS + " characters, or holds a NUL");
    }
    return new Exercise.File(name, text, readOnly);
  }

  static int bytes(List<Exercise.File> files) {
    return files.stream().mapToInt(file -> file.text().getBytes(StandardCharsets.UTF_8).length).sum();
  }
}
