package tryout.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.fault.CannotStart;

class ExercisesTest {
  private static final String PROBLEM =
      "problem_format_version: 2025-09\nname: Reverse a list\nuuid: 0b1c\nversion: 1\nlicense: cc0\nlanguages: [c]\n";
  private static final String INTERVIEW =
      "format: 1\nkind: unit\nduration_minutes: 25\ndifficulty: 2\nusable_for: [interview]\n";

  @TempDir Path folder;

  private void write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void complete(String slug) {
    write(slug + "/problem.yaml", PROBLEM);
    write(slug + "/statement/problem.en.md", "Reverse it.\n");
    write(slug + "/attachments/templates/c/list.c", "int x;\r\nint y;\n");
    write(slug + "/attachments/list.h", "extern int x;\n");
    write(slug + "/.meta/interview.yaml", INTERVIEW);
  }

  private static List<Exercise> read(Path folder) {
    return Exercises.readPackages(folder).stream().map(ExercisePackage::exercise).toList();
  }

  private String mistakes() {
    try {
      Exercises.readPackages(folder);
    } catch (CannotStart reason) {
      return reason.getMessage();
    }
    return "";
  }

  @Test
  void a_package_gives_what_a_room_begins_with_and_nothing_else() {
    complete("reverse");
    write("reverse/solution/solution.en.md", "Secret.");
    write("README.md", "Not a package.");
    write(".hidden/problem.yaml", "Not a package.");
    assertThat(read(folder)).singleElement().satisfies(exercise -> {
      assertThat(exercise.slug()).isEqualTo("reverse");
      assertThat(exercise.title()).isEqualTo("Reverse a list");
      assertThat(exercise.minutes()).isEqualTo(25);
      assertThat(exercise.difficulty()).isEqualTo(2);
      assertThat(exercise.statement()).isEqualTo("Reverse it.");
      assertThat(exercise.files())
          .containsExactly(
              new Exercise.File("list.c", "int x;\nint y;\n", false), new Exercise.File("list.h", "extern int x;\n", true));
    });
  }

  @Test
  void EX_1_EX_2_EX_3_EX_8_all_mistakes_of_all_packages_are_told_at_once_with_file_and_key() {
    complete("one");
    write("one/problem.yaml", PROBLEM.replace("name:", "nmae:").replace("[c]", "[rust]") + "limits: {time_limit: 1, speed: 3}\n");
    write("one/.meta/interview.yaml",
        INTERVIEW.replace("25", "soon").replace("[interview]", "[interview, party]") + "hints:\n  - {after_minutes: 5, txt: Think.}\n");
    complete("Two");
    write("Two/statement/problem.en.md", "# A title\n");
    write("Two/attachments/list.c", "twice");
    assertThat(mistakes())
        .contains("one/problem.yaml: key name is not a line")
        .contains("one/problem.yaml: key nmae is not a key")
        .contains("one/problem.yaml: key languages is not a list that names c")
        .contains("one/problem.yaml: key limits.speed is not a key")
        .contains("one/.meta/interview.yaml: key duration_minutes is not a whole number from 1 to 180")
        .contains("one/.meta/interview.yaml: key usable_for is not a list of: interview, practice, warm-up")
        .contains("one/.meta/interview.yaml: key hints[0].text is not a line")
        .contains("one/.meta/interview.yaml: key hints[0].txt is not a key")
        .contains("Two: a package's folder is named by")
        .contains("Two/statement/problem.en.md: begins with a title")
        .contains("Two/attachments/list.c: is in templates/c too");
  }

  @Test
  void a_file_of_keys_that_cannot_be_read_is_one_mistake_with_its_line() {
    complete("one");
    write("one/problem.yaml", PROBLEM + "name: Again\n");
    write("one/.meta/interview.yaml", "format: [1\n");
    assertThat(mistakes().lines().skip(1))
        .hasSize(2)
        .anyMatch(line -> line.contains("one/problem.yaml: line 7"))
        .anyMatch(line -> line.contains("one/.meta/interview.yaml: line "));
  }

  @Test
  void what_is_missing_or_no_text_is_named() throws IOException {
    complete("one");
    Files.delete(folder.resolve("one/statement/problem.en.md"));
    Files.delete(folder.resolve("one/attachments/templates/c/list.c"));
    Files.delete(folder.resolve("one/problem.yaml"));
    Files.write(folder.resolve("one/attachments/list.h"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(mistakes())
        .hasLineCount(5)
        .contains("one/problem.yaml: is missing")
        .contains("one/statement/problem.en.md: is missing")
        .contains("one/attachments/templates/c: holds no file to begin with")
        .contains("one/attachments/list.h: is not UTF-8");
  }

  @Test
  void packages_are_read_from_a_jar_as_from_a_folder() throws IOException {
    URI jar = URI.create("jar:" + folder.resolve("server.jar").toUri());
    try (FileSystem inside = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Path one = Files.createDirectories(inside.getPath("/exercises/one/.meta"));
      Files.createDirectories(inside.getPath("/exercises/one/statement"));
      Files.createDirectories(inside.getPath("/exercises/one/attachments/templates/c"));
      Files.writeString(one.resolve("interview.yaml"), INTERVIEW);
      Files.writeString(inside.getPath("/exercises/one/problem.yaml"), PROBLEM);
      Files.writeString(inside.getPath("/exercises/one/statement/problem.en.md"), "Reverse it.");
      Files.writeString(inside.getPath("/exercises/one/attachments/templates/c/list.c"), "int x;\n");
      assertThat(read(inside.getPath("/exercises"))).singleElement().extracting(Exercise::slug).isEqualTo("one");
    }
  }

  @Test
  void those_of_a_further_folder_join_those_of_the_server() {
    complete("reverse");
    complete("hello");
    write("hello/.meta/interview.yaml", INTERVIEW.replace("[interview]", "[warm-up]"));
    Exercises all = Exercises.open(Optional.of(folder));
    assertThat(all.all()).extracting(found -> found.whole().exercise().slug()).contains("ringbuf", "reverse");
    assertThat(all.all()).filteredOn(found -> !found.packaged()).extracting(found -> found.whole().exercise().slug()).containsExactly("hello", "reverse");
    assertThat(all.warmup().slug()).as("one's own comes first").isEqualTo("hello");
    assertThat(Exercises.open(Optional.empty()).warmup().slug()).isEqualTo("warmup");
  }

  @Test
  void a_name_that_is_taken_and_a_folder_that_is_not_there_are_refused() {
    complete("ringbuf");
    assertThatThrownBy(() -> Exercises.open(Optional.of(folder))).hasMessageContaining("ringbuf comes with the server");
    assertThatThrownBy(() -> Exercises.open(Optional.of(folder.resolve("nowhere")))).hasMessageContaining("does not exist");
  }
}
