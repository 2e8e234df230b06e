package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Finding;
import tryout.run.Finding.Severity;

/**
 * Reads gcc's diagnostics as text, one line each: what it writes where it would not give JSON, since it stopped at its most
 * errors. The columns are bytes, as {@link Compiler.Form#TEXT} asks for.
 */
final class GccText {
  private static final Pattern LINE =
      Pattern.compile("(?m)^([A-Za-z0-9_][A-Za-z0-9_.-]{0,63}):(\\d{1,7}):(\\d{1,7}): (fatal error|error|warning): (.{1,1000}?)(?: \\[(-W[^\\]\n]{1,60})\\])?$");

  private GccText() {}

  /** What has a place in the workspace. */
  static List<Finding> findings(String text, Lines lines) {
    List<Finding> findings = new ArrayList<>();
    for (Matcher line = LINE.matcher(text); line.find(); ) {
      finding(line, lines).ifPresent(findings::add);
    }
    return findings;
  }

  /** How many errors it tells. */
  static int errors(String text) {
    return (int) LINE.matcher(text).results().filter(line -> line.group(4).contains("error")).count();
  }

  private static Optional<Finding> finding(Matcher line, Lines lines) {
    OptionalInt file = lines.file(line.group(1));
    int number = Integer.parseInt(line.group(2));
    if (file.isEmpty() || !lines.has(file.getAsInt(), number)) {
      return Optional.empty();
    }
    int offset = lines.offset(file.getAsInt(), number, Integer.parseInt(line.group(3)));
    String message = line.group(5);
    String code = line.group(6) == null ? "" : line.group(6);
    Severity severity = line.group(4).equals("warning") ? Severity.WARNING : Severity.ERROR;
    return Optional.of(new SourceWords(lines).better(new Finding(lines.word(file.getAsInt(), offset), severity, code, message,
        PlainWords.of(message), List.of(), List.of(), Optional.empty())));
  }
}
