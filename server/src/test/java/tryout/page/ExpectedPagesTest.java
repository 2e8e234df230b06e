package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Pages with what an import must find in them, written by somebody who had not seen how they are read. */
class ExpectedPagesTest {
  private static final Path FOLDER = Path.of("src/test/resources/ideas");
  private static final String EXPECTED = ".json";

  @TestFactory
  Stream<DynamicTest> IMP_1_IMP_5_IMP_11_each_page_tells_what_its_reader_would() throws IOException {
    return files(FOLDER).stream().filter(file -> file.toString().endsWith(EXPECTED))
        .map(file -> DynamicTest.dynamicTest(name(file), () -> assertThat(new Expectation(json(file)).faults(report(name(file)))).as(name(file)).isEmpty()));
  }

  @Test
  void an_expectation_notices_what_is_missing_and_what_is_too_much() {
    JsonObject idea = new JsonObject().put("title", "Lamp").put("line", 3).put("description", "It  glows.\nIt hums.").put("language", "C");
    JsonObject report = new JsonObject().put("format", "markdown").put("ideas", new JsonArray().add(idea)).put("sections", new JsonArray()).put("skipped", new JsonArray())
        .put("notes", new JsonArray().add("Nothing else."));
    assertThat(faults("{'format': 'markdown', 'ideas': [{'title': 'Lamp', 'descriptionContains': ['glows. It'], 'descriptionLacks': ['C'], 'languageAnyOf': [null, 'C']}]}", report)).isEmpty();
    assertThat(faults("{'ideas': [{'title': 'Lamp', 'line': 3, 'notJudged': ['description', 'language']}], 'notesContain': ['else'], 'skippedCount': 0}", report)).isEmpty();
    assertThat(faults("{'ideas': [{'title': 'Lamp', 'description': 'It hums.'}], 'skippedCount': 1, 'notesContain': ['Lamp']}", report)).hasSize(4);
    assertThat(faults("{'ideas': [{'title': 'Lamp', 'line': 4, 'descriptionLacks': ['hums'], 'languageAnyOf': [null, 'D'], 'mentors': [], 'anywhereContains': ['Ada']}]}", report)).hasSize(5);
    assertThat(faults("{'format': 'rst', 'ideas': [], 'sections': [{'title': 'Ideas'}], 'idea': 1}", report)).hasSize(4);
  }

  private static List<String> faults(String expected, JsonObject report) {
    return new Expectation(new JsonObject(expected.replace('\'', '"'))).faults(report);
  }

  private static JsonObject report(String name) throws IOException {
    Path page = files(FOLDER).stream().filter(file -> Files.isRegularFile(file) && name(file).equals(name) && !file.toString().endsWith(EXPECTED)).findFirst().orElseThrow();
    return new JsonObject(new JsonObject(IdeaJson.of(Page.read(Files.readAllBytes(page), Optional.empty(), pages(FOLDER.resolve(name + ".pages"))))).encode());
  }

  private static Map<String, String> pages(Path folder) throws IOException {
    Map<String, String> pages = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String path = folder.relativize(file).toString();
          pages.put(path.substring(0, path.lastIndexOf('.')), Files.readString(file));
        }
      }
    }
    return pages;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private static JsonObject json(Path file) throws IOException {
    return new JsonObject(Files.readString(file));
  }
}
