package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.browser.ServerProcess;

/** {@code bin/tryout run}: a file in the sandbox of the rooms, from a terminal. */
@Tag("alone")
class RunCommandTest {
  @TempDir
  private Path folder;

  private ServerProcess.Ended run(String... words) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(words));
    return ServerProcess.run(Map.of(), all.toArray(String[]::new));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void a_program_reads_the_file_behind_stdin_and_ends_with_its_own_code() throws IOException {
    String sum = file("sum.c", "#include <stdio.h>\n#include \"add.h\"\nint main(void) { int a, b; scanf(\"%d%d\", &a, &b);"
        + " printf(\"%d\\n\", add(a, b)); return 7; }\n");
    String add = file("add.h", "static inline int add(int a, int b) { return a + b; }\n");
    ServerProcess.Ended ended = run(sum, add, "--stdin", file("in", "40 2\n"));
    assertThat(ended.status()).as(ended.text()).isEqualTo(7);
    assertThat(ended.text()).contains("42\n").containsPattern("Exit code 7\\. · exit 7 · 0\\.\\d{3} s · \\d+\\.\\d MiB · gcc \\d+ -std=gnu17");
  }

  @Test
  void with_json_all_is_one_object_and_findings_name_their_file() throws IOException {
    String freed = file("freed.c", "#include <stdlib.h>\nint main(void)\n{\n    char *p = malloc(3);\n    free(p);\n    return p[0];\n}\n");
    ServerProcess.Ended ended = run(freed, "--profile", "sanitized", "--json", "--stdin", file("none", ""));
    assertThat(ended.status()).as(ended.text()).isEqualTo(86);
    JsonObject told = new JsonObject(ended.text().substring(ended.text().indexOf('{')));
    assertThat(told.getString("verdict")).isEqualTo("sanitizer");
    assertThat(told.getString("sentence")).isEqualTo("Line 6 reads memory that line 5 freed; it was allocated on line 4.");
    assertThat(told.getJsonArray("findings").stream().map(JsonObject.class::cast).map(one -> one.getString("file") + " " + one.getString("severity")))
        .contains("freed.c fault");
    assertThat(told.fieldNames()).contains("exit", "signal", "wallMillis", "cpuMillis", "maxRssKib", "flags", "output");
  }

  @Test
  void each_way_to_end_has_a_status_of_its_own() throws IOException {
    String nothing = file("none", "");
    String wrong = file("wrong.c", "int main(void) { return x; }\n");
    assertThat(run(wrong).status()).isEqualTo(1);
    assertThat(run(wrong, "--profile", "syntax").text()).contains("wrong.c:1:25: error: ‘x’ undeclared", "It does not compile: 1 error, on line 1 of wrong.c.");
    assertThat(run(file("crash.c", "int main(void) { *(volatile int *)8 = 1; }\n"), "--stdin", nothing).status()).isEqualTo(128 + 11);
    assertThat(run(file("loops.c", "int main(void) { for (;;); }\n"), "--stdin", nothing).status()).isEqualTo(124);
  }

  @Test
  void words_that_make_no_sense_are_told_in_one_line() throws IOException {
    String good = file("good.c", "int main(void) { return 0; }\n");
    for (List<String> words : Stream.of("--fast " + good, good + " --profile", good + " --profile fast", "/nowhere.c", "--json",
        good + " --stdin /nowhere").map(line -> List.of(line.split(" ", -1))).toList()) {
      ServerProcess.Ended ended = run(words.toArray(String[]::new));
      assertThat(ended.status()).as(words.toString()).isEqualTo(1);
      assertThat(ended.text().lines().toList()).as(words.toString()).hasSize(1);
    }
  }
}
