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
import tryout.judge.TinyPackage;

/** {@code bin/tryout exercise}: packages held to their own word, and packed, from a terminal. */
class ExerciseCommandTest {
  @TempDir
  private Path folder;

  private static ServerProcess.Ended run(Object... words) {
    List<String> all = new ArrayList<>(List.of("exercise"));
    Stream.of(words).map(Object::toString).forEach(all::add);
    return ServerProcess.run(Map.of(), all.toArray(String[]::new));
  }

  @Test
  void EX_36_EX_41_a_package_is_verified_as_a_folder_and_as_what_was_packed_of_it() {
    Path tiny = new TinyPackage().write(folder);
    ServerProcess.Ended ended = run("verify", tiny);
    assertThat(ended.status()).as(ended.text()).isZero();
    assertThat(ended.text()).contains("tiny: wrong_answer/squared").contains("tiny is in order.").contains("1 in order.");
    Path zip = folder.resolve("tiny.zip");
    assertThat(run("pack", tiny, zip).text()).contains("its hidden tests too. Digest ");
    ServerProcess.Ended packed = run("verify", zip, "--json");
    assertThat(packed.status()).as(packed.text()).isZero();
    JsonObject told = new JsonArray(packed.text().substring(packed.text().indexOf("[ {"))).getJsonObject(0);
    assertThat(told.getBoolean("inOrder")).isTrue();
    assertThat(told.getJsonArray("submissions")).hasSize(2);
  }

  @Test
  void EX_37_what_does_not_hold_is_told_with_rule_and_file_and_a_status() {
    new TinyPackage().with("statement/problem.en.md", "What only mentors read of a.\n").write(folder);
    Path other = new TinyPackage().without("data/secret/1-small/a.ans").write(folder.resolve("b"));
    try {
      Files.move(other, folder.resolve("other"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    ServerProcess.Ended ended = run("verify", folder);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.text()).contains("other/data/secret/1-small/a.ans: is missing")
        .contains("tiny/data/secret/1-small/a.yaml: has its description in a public file (rule k)")
        .contains("not in order.");
  }

  @Test
  void words_that_make_no_sense_and_files_that_are_no_packages_are_told_in_one_line() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
    Path tiny = new TinyPackage().write(folder.resolve("c"));
    for (List<Object> words : List.<List<Object>>of(List.of("verify"), List.of("solve", tiny), List.of("verify", folder.resolve("nowhere")),
        List.of("verify", text), List.of("verify", tiny, "--fast"), List.of("pack", tiny), List.of("student-pack", tiny, text))) {
      ServerProcess.Ended ended = run(words.toArray());
      assertThat(ended.status()).as(words.toString()).isEqualTo(1);
      assertThat(ended.text().strip().lines().filter(line -> !line.startsWith("Picked up"))).as(words.toString()).hasSize(1);
    }
    assertThat(text).hasContent("no archive");
  }
}
