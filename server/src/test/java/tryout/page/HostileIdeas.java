package tryout.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/** Ideas whose fields hold what a page might take for its own marks, from a seed. */
final class HostileIdeas {
  private static final List<String> PIECES = List.of("=== x ===", "* Mentor: y", "'''", "''", "## Heading", "# one", "- **Language:** C", "Summary: z", "**Details:**", "'''Details:'''",
      "<!-- c -->", "<!-- as written 1 -->", "<!-- end 1 -->", "<pre>", "</pre>", "<pre class=\"markdown\">", "<nowiki>", "</nowiki>", "{{:Page}}", "[[a|b]]", "[x](https://example.org/)",
      "https://example.org/a_b*c", "`code`", "```", "~~~", "    four", "\tTab", "> quoted", "| a | b |", "|---|---|", "{|", "|}", "---", "***", "===", "TITLE", "Project ideas", "=== TITLE ===",
      "&amp;", "&#42;", "&#042;", "&", "<b>bold</b>", "<script>alert(1)</script>", "\\", "\\*", "a\\", "*", "**", "_", "__init__", "*a*", "word", "Two words", "é — “q”", "日本", "1. one", "a) b", ": def", "; term",
      "From: x", "-- ", "nobody@example.org", "<a@example.org>", "(b on IRC)", ", ", ";", " and ", "@nick", "Label: value", "Skill level:", "Mentors:,", "Note", "template", "How to", "%", "😀", "==", "[", "]", "(", ")", "<br>", "$", "…", ".", "!", "?", "Title", "Project size", "[ref]: https://example.org/r", "[ref]", "<h2>h</h2>", "</div>", "<div>", "+ plus", "• dot", "~", "^", "\"", "{", "}", "{#id}", "#");

  private final Random random;

  HostileIdeas(long seed) {
    random = new Random(seed);
  }

  Idea next() {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    for (Detail detail : Detail.values()) {
      if (random.nextInt(3) > 0) {
        details.put(detail, random.nextInt(4) == 0 ? "" : text(random.nextInt(4) == 0 ? 6 : 2));
      }
    }
    return new Idea(line(4), random.nextInt(8) == 0 ? "" : text(12), details, links(), random.nextInt(4) == 0 ? null : mentors(), extra());
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      links.add(new Link(random.nextInt(4) == 0 ? "" : line(3), "https://example.org/" + line(1)));
    }
    return links;
  }

  private List<MentorLine> mentors() {
    List<MentorLine> mentors = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      mentors.add(new MentorLine(line(3)));
    }
    return mentors;
  }

  private List<Extra> extra() {
    List<Extra> extra = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String label = line(2);
      String letters = label.chars().anyMatch(Character::isLetterOrDigit) ? label : label + "x";
      extra.add(new Extra(letters.substring(0, Math.min(letters.length(), 60)), text(2)));
    }
    return extra;
  }

  private String line(int most) {
    StringBuilder line = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      line.append(line.isEmpty() || random.nextInt(4) == 0 ? "" : " ").append(PIECES.get(random.nextInt(PIECES.size())));
    }
    String words = line.toString().replaceAll("\\s+", " ").strip();
    return words.isEmpty() ? "x" : words;
  }

  String text(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      text.append(List.of("", " ", " ", "\n", "\n", "\n\n", "\n\n\n", "\n  ", "  \n").get(random.nextInt(9))).append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
