package tryout.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tryout.idea.Idea;
import tryout.idea.MentorLine;

/** Pages that lie among the tests' files, each in the manner of some organisation's. */
final class Samples {
  private static final Path FOLDER = Path.of("src/test/resources/ideas");

  private Samples() {}

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("pages"))) {
      return files.map(file -> "pages/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Found read(String name) {
    return found(text(name));
  }

  /** What is found in a text, however it is written. */
  static Found found(String text) {
    return Page.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), Optional.empty(), Map.of());
  }

  static List<String> titles(Found found) {
    return found.ideas().stream().map(one -> one.idea().title()).toList();
  }

  static Idea idea(Found found, String title) {
    return found.ideas().stream().map(Found.One::idea).filter(idea -> idea.title().equals(title)).findFirst().orElseThrow();
  }

  static List<String> mentors(Idea idea) {
    List<MentorLine> mentors = idea.mentors();
    return mentors == null ? List.of("none named") : mentors.stream().map(MentorLine::text).toList();
  }
}
