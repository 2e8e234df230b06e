package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tryout.run.Finding;
import tryout.run.Source;

/** Reports as the sanitizers of gcc 12 to 14 write them, cut to what is read. */
class SanitizerReportTest {
  private static final String TEXT =
      """
      char a[4];
      int main(void) {
      \tputs("🍕ä"); /* ж */ x = list[argc + 3]; use(strcpy, node->next->value, get()->left);
        return 0;
      }
      """;
  private static final List<Source> SOURCES = List.of(new Source("main.c", TEXT));

  private static SanitizerReport.Told read(String report) {
    return SanitizerReport.read(report.replace("\\n", "\n"), SOURCES).orElseThrow();
  }

  private static String marked(String report) {
    Finding.Place at = read(report).finding().orElseThrow().at();
    return TEXT.substring(at.from(), at.to());
  }

  /** The column that the compiler counts to the given words of line 3: bytes, of which a tab is one. */
  private static int column(String words) {
    String line = TEXT.split("\n", -1)[2];
    return 1 + line.substring(0, line.indexOf(words)).getBytes(StandardCharsets.UTF_8).length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [argc   | index 4 out of bounds for type 'int [4]'              | list[argc + 3]
          + 3     | signed integer overflow: 1 + 2 cannot be represented in type 'int' | +
          ->value | member access within null pointer of type 'struct n'  | node->next->value
          use(    | null pointer passed as argument 1, which is declared to never be null | use
          """)
  void SBX_57_a_column_in_bytes_marks_what_stands_there_behind_tabs_and_wide_characters(String words, String message, String mark) {
    assertThat(marked("main.c:3:%d: runtime error: %s".formatted(column(words), message))).isEqualTo(mark);
  }

  @Test
  void SBX_57_where_it_is_not_certain_what_a_column_means_the_whole_line_is_marked() {
    String whole = TEXT.split("\n", -1)[2].strip();
    for (int column : List.of(0, 1, column("= list"), column("🍕"), column("ж"), column(" use"), column("->left"), 4000)) {
      assertThat(marked("main.c:3:%d: runtime error: division by zero".formatted(column))).as("column " + column).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ERROR: AddressSanitizer: heap-buffer-overflow on address 0x19 at pc 0x7f\\nWRITE of size 10 at 0x19 thread T0\\n    #0 0x7f in strcpy /asan.cpp:4\\n    #1 0x55 in f /box/main.c:3\\n\\n0x19 is located 0 bytes after 9-byte region [0x10,0x19) | Line 3: strcpy writes 10 bytes, past the end of the 9 bytes.
          ERROR: AddressSanitizer: heap-buffer-overflow on address 0x19 at pc 0x7f\\nWRITE of size 4 at 0x19 thread T0\\n    #0 0x55 in f /box/main.c:3\\n\\n0x19 is located 0 bytes to the right of 9-byte region [0x10,0x19) | Line 3 writes 4 bytes past the end of the 9 bytes.
          ERROR: AddressSanitizer: heap-buffer-overflow on address 0x18 at pc 0x7f\\nWRITE of size 4 at 0x18 thread T0\\n    #0 0x55 in f /box/main.c:3\\n\\n0x19 is located 0 bytes to the right of 9-byte region [0x10,0x19) | Line 3 writes 4 bytes, the last 3 of them past the end of the 9 bytes.
          ERROR: AddressSanitizer: heap-buffer-overflow on address 0x19 at pc 0x7f\\nREAD of size 40 at 0x19 thread T0\\n    #0 0x7f in __interceptor_memcpy /asan.cpp:4\\n    #1 0x55 in f /box/main.c:3\\n\\n0x19 is located 0 bytes after 9-byte region [0x10,0x19) | Line 3: a call reads 40 bytes, past the end of the 9 bytes.
          ERROR: AddressSanitizer: global-buffer-overflow on address 0x44 at pc 0x7f\\nREAD of size 4 at 0x44 thread T0\\n    #0 0x55 in f /box/main.c:3\\n\\n0x44 is located 28 bytes to the left of global variable 'z' defined in 'main.c:2:1' (0x60) of size 4\\n0x44 is located 0 bytes to the right of global variable 'a' defined in 'main.c:1:6' (0x40) of size 4 | Line 3 reads 4 bytes past the end of array a (4 bytes, line 1).
          ERROR: AddressSanitizer: attempting free on address which was not malloc()-ed: 0x12 in thread T0\\n    #0 0x7f in free /asan.cpp:5\\n    #1 0x55 in f /box/main.c:3\\n\\n0x12 is located 2 bytes inside of 6-byte region [0x10,0x16) | Line 3 frees a pointer that malloc did not return: it points 2 bytes into the 6 bytes.
          ERROR: AddressSanitizer: requested allocation size 0xfffffffffffffffe (0x800 after adjustments) exceeds maximum supported size\\n    #0 0x7f in malloc /asan.cpp:5\\n    #1 0x55 in f /box/main.c:3 | Line 3: a call is asked for 18446744073709551614 bytes (as a number with a sign: -2), more than there can be.
          ERROR: AddressSanitizer: stack-overflow on address 0x7f\\n    #0 0x55 in f /box/main.c:3 | Line 3 needs more stack than there is: the variables of f are too large.
          ERROR: LeakSanitizer: detected memory leaks\\n\\nIndirect leak of 16 byte(s) in 2 object(s) allocated from:\\n    #0 0x7f in malloc /asan.cpp:6\\n    #1 0x55 in f /box/main.c:3 | The 16 bytes in 2 blocks allocated on line 3 are never freed: only they themselves lead to each other.
          """)
  void SBX_59_a_report_is_told_in_one_true_sentence(String report, String sentence) {
    assertThat(read("==7==" + report).sentence()).isEqualTo(sentence);
  }
}
