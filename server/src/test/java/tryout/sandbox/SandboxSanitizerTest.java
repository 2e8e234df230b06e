package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tryout.run.Channel;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Verdict;

/** The sentence that a sanitizer's report becomes; the body of main starts on line 5. */
@Tag("alone")
class SandboxSanitizerTest {
  private static final String PROGRAM =
      """
      #include <limits.h>
      #include <stdlib.h>
      int whole[4];
      int main(int argc, char **argv) { (void)argv; (void)argc;
      %s
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          int *a = malloc(4);\\nfree(a);\\nreturn *a;                  | Line 7 reads memory that line 6 freed; it was allocated on line 5.
          int *a = malloc(40);\\nfor (int i = 0; i <= 10; i++)\\na[i] = 1;\\nfree(a); | Line 7 writes 4 bytes past the end of the 40 bytes allocated on line 5.
          char a[8];\\nchar *p = a;\\nint at = 7 + argc;\\np[at] = 1;\\nreturn a[0]; | Line 8 writes 1 byte past the end of array a (8 bytes, line 5).
          int *p = whole;\\nreturn p[3 + argc];                      | Line 6 reads 4 bytes past the end of array whole (16 bytes, line 3).
          int *p = argc > 5 ? &argc : NULL;\\n*p = 1;                | Line 6 follows a null pointer.
          char *p = malloc(77);\\np = NULL;\\nreturn p != NULL;      | The 77 bytes allocated on line 5 are never freed.
          char *p = malloc(7);\\nfree(p);\\nfree(p);                 | Line 7 frees memory again, which line 6 freed already; it was allocated on line 5.
          char *p = malloc(7);\\nfree(p + argc);                     | Line 6 frees a pointer that malloc did not return: it points 1 byte into the 7 bytes allocated on line 5.
          int big = INT_MAX;\\nreturn big + argc;                    | Line 6 overflows a signed integer: 2147483647 + 1 does not fit in int.
          return 1 << (31 + argc);                                   | Line 5 shifts by 32, but for int, which has 32 bits, it must be less than 32.
          int zero = argc - 1;\\nreturn 7 / zero;                    | Line 6 divides by zero.
          int a[4] = {0};\\nreturn a[argc + 3];                      | Line 6 uses index 4, which a (int [4]) does not have: its last is 3.
          return main(argc + 1, argv) + 1;                           | Line 5: main calls itself without end.
          """)
  void SBX_59_a_report_becomes_one_sentence_that_names_lines(String body, String sentence) throws Exception {
    String program = PROGRAM.formatted(body.replace("\\n", "\n"));
    Recorder seen = Rooms.run(Profile.SANITIZED, program, new Recorder());
    Result result = seen.result();
    String told = seen.text(Channel.COMPILER) + seen.text(Channel.ERR);
    assertThat(result.sentence()).as(result + told).isEqualTo(sentence);
    assertThat(result.verdict()).isEqualTo(Verdict.SANITIZER);
    assertThat(seen.text(Channel.ERR)).isNotEmpty();
  }
}
