package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Verdict;

/** Texts that are hard on whoever reads in them what a finding is about. */
@Tag("alone")
class HostileSourceTest {
  private static final int PATIENCE_SECONDS = 30;

  static List<String> texts() {
    return List.of(
        "#define M \\\n" + "\\\n".repeat(20_000) + "undefined_thing\nint main(void) { return M; }\n",
        "int main(void)\n" + "{".repeat(60_000),
        "int main(void)\n{\n    return " + "(".repeat(60_000) + ";\n}\n",
        "int f(int a, int b);\nint main(void)\n{\n" + "    f(1);\n".repeat(20_000) + "}\n",
        "int main(void) { if (x" + "[0]".repeat(40_000) + " = 1) return 0; }\n",
        "int main(void)\n{\n    return \"" + "\\".repeat(99_999),
        "static int\nmain(void) { return '\\",
        "int main(void) { return " + "a".repeat(200_000) + "; }\n");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void SBX_61_whatever_the_text_it_is_told_and_the_next_one_of_its_room_too(String text) throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, text, new Recorder());
    assertThat(seen.result().verdict()).isIn(Verdict.COMPILE_ERROR, Verdict.COMPILE_LIMIT);
    for (String each : List.of(text, "int main(void) { return 0; }\n")) {
      CompletableFuture<Runner.Checked> told = new CompletableFuture<>();
      Rooms.sandbox().check("hostile", List.of(new Source("main.c", each)), told::complete);
      assertThat(told.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5_000})
  void SBX_61_a_macro_however_long_is_pointed_at_where_it_says_what_is_meant(int lines) throws Exception {
    Recorder seen = Rooms.run(Profile.QUICK, "#define M \\\n" + "\\\n".repeat(lines) + "undefined_thing\nint main(void) { return M; }\n", new Recorder());
    seen.result();
    assertThat(seen.findings.getFirst().related()).extracting(note -> note.message()).contains("in the macro M, here");
  }
}
