package tryout.judge;

import java.util.List;
import java.util.stream.Stream;
import tryout.exercise.Suite.Comparison;
import tryout.run.Bytes;

/** Whether an output is the answer: the package format's default way, on single bytes. */
final class Comparing {
  private Comparing() {}

  static boolean same(Bytes output, Bytes answer, Comparison how) {
    String got = how.caseSensitive() ? output.latin1() : lower(output.latin1());
    String wanted = how.caseSensitive() ? answer.latin1() : lower(answer.latin1());
    return how.spaceSensitive() ? got.equals(wanted) : words(got).equals(words(wanted));
  }

  /** Letters of ASCII only, as the format says. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char each = lower.charAt(i);
      if (each >= 'A' && each <= 'Z') {
        lower.setCharAt(i, (char) (each + 32));
      }
    }
    return lower.toString();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[ \\f\\n\\r\\t\\x0b]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** The last line that holds anything, without its end. */
  static String lastLine(Bytes output) {
    String text = output.latin1();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
  }
}
