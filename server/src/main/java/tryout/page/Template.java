package tryout.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms to be filled in, which are no ideas (IMP-7). */
final class Template {
  private static final Set<String> TITLES = Set.of("title", "title of the idea", "title of idea", "title of the project", "title of your project",
      "project title", "idea title", "project name", "name of the project", "idea name", "template", "project idea title", "your project title",
      "your idea title", "project idea template", "idea template", "project template", "title of project", "title of your idea", "cncf project name",
      "short title", "short project title", "descriptive title", "example title", "example idea", "example project", "example task", "your title here", "idea title here",
      "project title here");

  private Template() {}

  /** Whether that is the title of a form. */
  static boolean isTitle(String heading) {
    String words = words(Headings.withoutNumber(heading));
    return TITLES.contains(words) || words.startsWith("template ") && words.length() < 60 || words.startsWith("project ") && TITLES.contains(afterNumber(words));
  }

  /** Whether ideas below that heading are forms. */
  static boolean holds(String heading) {
    List<String> words = List.of(words(heading).split(" "));
    return words.contains("template") && words.size() < 6;
  }

  /** The heading of a form in a text that is shown as it is, or null. */
  static @Nullable Heading in(String text, int line) {
    @Nullable Heading first = null;
    int labels = 0;
    int number = line;
    for (String one : (Iterable<String>) text.lines()::iterator) {
      String title = heading(one);
      if (title != null && (first == null || isTitle(title))) {
        first = first != null && isTitle(first.title()) ? first : new Heading(number, title);
      }
      Labelled label = Labelled.known(bare(one));
      labels += label != null && label.label() != null && label.label().tells ? 1 : 0;
      number++;
    }
    int enough = first == null ? 3 : isTitle(first.title()) ? 1 : 2;
    return labels < enough ? null : first == null ? new Heading(line, "") : first;
  }

  private static @Nullable String heading(String line) {
    if (WikiReader.headingDepth(line.strip()) > 0) {
      return WikiReader.headingText(line.strip());
    }
    int hashes = MarkdownReader.hashes(line.strip());
    if (hashes > 0) {
      return line.strip().substring(hashes).strip();
    }
    return isTitle(line) ? line.strip() : null;
  }

  private static String bare(String line) {
    String strip = line.strip();
    return strip.startsWith("* ") || strip.startsWith("- ") || strip.startsWith("• ") ? strip.substring(2) : strip.startsWith("*") && !strip.startsWith("**") ? strip.substring(1) : strip;
  }

  private static String afterNumber(String words) {
    int space = words.indexOf(' ');
    int second = words.indexOf(' ', space + 1);
    return second < 0 || !Character.isDigit(words.charAt(space + 1)) ? "" : words.substring(second + 1);
  }

  private static String words(String heading) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < Math.min(heading.length(), 200); i++) {
      char c = heading.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString().strip().toLowerCase(Locale.ROOT);
  }

  /** Where a form begins. */
  record Heading(int line, String title) {}
}
