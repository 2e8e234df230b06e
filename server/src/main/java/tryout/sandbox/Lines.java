package tryout.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tryout.run.Finding.Place;
import tryout.run.Source;

/**
 * The lines of a run's sources, so that what a compiler counts in lines and bytes becomes UTF-16 offsets. A text can
 * say of its own lines what it likes ({@code #line}): what is not there has no place.
 */
final class Lines {
  private final List<Source> sources;
  private final List<List<Integer>> begins = new ArrayList<>();
  private final Map<Integer, String> bare = new HashMap<>();

  Lines(List<Source> sources) {
    this.sources = List.copyOf(sources);
    for (Source source : sources) {
      begins.add(begins(source.text()));
    }
  }

  private static List<Integer> begins(String text) {
    List<Integer> begins = new ArrayList<>(List.of(0));
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      begins.add(at + 1);
    }
    return begins;
  }

  /** Which source has that name, or none; {@code ./} and {@code /box/} before it are of no meaning. */
  OptionalInt file(String name) {
    String bare = name.startsWith("./") ? name.substring(2) : name.startsWith("/box/") ? name.substring(5) : name;
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).name().equals(bare)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  String name(int file) {
    return sources.get(file).name();
  }

  String text(int file) {
    return sources.get(file).text();
  }

  /** The text as {@link Code#bare} gives it. */
  String bare(int file) {
    return bare.computeIfAbsent(file, number -> Code.bare(text(number)));
  }

  int count() {
    return sources.size();
  }

  boolean has(int file, int line) {
    return line >= 1 && line <= begins.get(file).size();
  }

  int begin(int file, int line) {
    return begins.get(file).get(line - 1);
  }

  /** Where the line ends, its break not counted. */
  int end(int file, int line) {
    List<Integer> all = begins.get(file);
    return line == all.size() ? text(file).length() : all.get(line) - 1;
  }

  String line(int file, int line) {
    return text(file).substring(begin(file, line), end(file, line));
  }

  /** The line of an offset, from 1. */
  int lineOf(int file, int offset) {
    List<Integer> all = begins.get(file);
    int line = 1;
    for (int low = 0, high = all.size() - 1; low <= high; ) {
      int middle = (low + high) >>> 1;
      if (all.get(middle) <= offset) {
        line = middle + 1;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return line;
  }

  /**
   * Where a byte of a line is, or the end of the line when it has no such byte.
   *
   * @param column counted from 1, in bytes of UTF-8
   */
  int offset(int file, int line, int column) {
    String text = text(file);
    int end = end(file, line);
    int at = begin(file, line);
    for (int bytes = 1; at < end && bytes < column; ) {
      int point = text.codePointAt(at);
      bytes += bytes(point);
      at += bytes > column ? 0 : Character.charCount(point);
    }
    return at;
  }

  /** A lone half of a pair is encoded as a question mark. */
  private static int bytes(int point) {
    return point < 0x80 || (point >= 0xd800 && point < 0xe000) ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  /** The whole of a line without its indentation. */
  Place whole(int file, int line) {
    String text = line(file, line);
    int begin = begin(file, line);
    return new Place(file, begin + text.length() - text.stripLeading().length(), begin + text.length());
  }

  /** The word that begins there, or the one character. */
  Place word(int file, int from) {
    String text = text(file);
    int to = from;
    while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to)) && text.charAt(to) >= ' ') {
      to++;
    }
    if (to == from && from < text.length() && text.charAt(from) != '\n') {
      to += Character.charCount(text.codePointAt(from));
    }
    return new Place(file, from, to);
  }
}
