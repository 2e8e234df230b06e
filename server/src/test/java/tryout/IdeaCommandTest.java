package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.browser.ServerProcess;

/** {@code bin/tryout idea}: pages of ideas read from a terminal. */
class IdeaCommandTest {
  private static final Path SEED = Path.of("src/test/resources/ideas/seed.txt").toAbsolutePath();

  @TempDir
  private Path folder;

  private static ServerProcess.Ended run(Object... words) {
    List<String> all = new ArrayList<>(List.of("idea"));
    Stream.of(words).map(Object::toString).forEach(all::add);
    return ServerProcess.run(Map.of(), all.toArray(String[]::new));
  }

  @Test
  void IMP_2_a_page_is_told_in_words() {
    ServerProcess.Ended ended = run("import", SEED);
    assertThat(ended.status()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("Read as rendered: 13 ideas, 9 other sections, 1 thing skipped.")
        .contains("   104  micro:bit machine type").contains("3 mentors, summary, skill level, language")
        .contains("mentors empty, summary, skill level, language, suggested by empty").contains("   278  template: TITLE");
  }

  @Test
  void IMP_2_a_page_is_told_as_one_object() {
    ServerProcess.Ended ended = run("import", SEED, "--json", "--format", "rendered");
    assertThat(ended.status()).as(ended.text()).isZero();
    JsonObject told = new JsonObject(ended.text().substring(ended.text().indexOf("{\n")));
    assertThat(told.fieldNames()).containsExactly("format", "ideas", "sections", "skipped", "notes");
    JsonArray ideas = told.getJsonArray("ideas");
    assertThat(ideas).hasSize(13);
    assertThat(ideas.getJsonObject(0).getString("title")).isEqualTo("Separate process for UI");
    assertThat(ideas.getJsonObject(0).getJsonArray("mentors")).isEmpty();
    assertThat(ideas.getJsonObject(6).containsKey("summary")).isFalse();
    assertThat(told.getJsonArray("skipped").getJsonObject(0).getMap()).isEqualTo(Map.of("line", 278, "title", "TITLE", "reason", "template"));
  }

  @Test
  void IMP_9_pages_beside_a_page_are_put_into_it() throws IOException {
    Path page = Files.writeString(folder.resolve("list.wiki"), "== Ideas ==\n{{:Ideas/Lamp}}\n");
    Path pages = Files.createDirectories(folder.resolve("pages/Ideas")).getParent();
    Files.writeString(pages.resolve("Ideas/Lamp.wiki"), "=== Lamp ===\n* Mentor: Ada\n");
    assertThat(run("import", page, "--pages", pages).text()).contains("Read as mediawiki: 1 idea,").contains("Lamp  1 mentor");
    assertThat(run("import", page).text()).contains("0 ideas").contains("is not among the pages given");
  }

  @Test
  void IMP_12_words_that_make_no_sense_and_files_that_are_no_pages_are_told_in_one_line() throws IOException {
    Path large = Files.write(folder.resolve("large.md"), new byte[(2 << 20) + 1]);
    Map<List<Object>, String> wrong = Map.of(List.of("import"), "There is no file to read", List.of("export", SEED), "It takes this", List.of("import", folder.resolve("none.md")), "There is no file",
        List.of("import", folder), "is a folder", List.of("import", large), "2 MiB at most", List.of("import", SEED, "--format", "word"), "There is no format word",
        List.of("import", SEED, "--format"), "needs a word", List.of("import", SEED, "--fast"), "There is no option --fast", List.of("import", SEED, SEED), "is another",
        List.of("import", SEED, "--pages", folder.resolve("none")), "There is no folder");
    wrong.forEach((words, told) -> {
      ServerProcess.Ended ended = run(words.toArray());
      assertThat(ended.status()).as(words.toString()).isEqualTo(1);
      assertThat(ended.text().strip().lines().filter(line -> !line.startsWith("Picked up"))).as(words.toString()).singleElement().asString().contains(told);
    });
  }
}
