package tryout.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a page says is found somewhere in what was read from it. */
class WordsTest {
  private static final int SEEDS = 3_000;
  private static final List<String> LINES = List.of("# %s", "## %s", "### %s", "== %s ==", "=== %s ===", "%s", "%s %s %s.", "- %s", "* %s: %s", "  - %s", "    * %s", "1. %s", "> %s", "    %s", "```", "%s\n---",
      "%s\n===", "%s\n~~~~~~~~~~", "**%s**", "**%s:** %s", "'''%s:''' %s", "* Mentor: %s", "**Mentors:** %s, %s", "**Difficulty**", "Skill level: %s", "- Language: %s", "Links:", "- [%s](https://example.org/%s)",
      "* [https://example.org/%s %s]", "[[%s]]", "[[%s|%s]]", "| %s | %s |\n|---|---|\n| %s | %s |", "| Difficulty | %s |\n|---|---|\n| Mentor | %s |", "{|\n! %s\n| %s\n|-\n| %s\n|}", "• %s", "  • %s: %s", "Summary: %s",
      ".. note:: %s\n\n   %s", ".. code::\n\n   %s", "%s::\n\n   %s", ":%s: %s", "%s\n  %s", "`%s <https://example.org/%s>`_", "``%s``", "`%s`", "---", "===", "# Ideas", "== Project ideas ==", "## TITLE", "### Draft ideas",
      "<h2>%s</h2>", "<div>%s</div>", "<pre>%s</pre>", "<pre>\n%s", "</pre>", "{{%s}}", "{{:%s}}", "<nowiki>%s</nowiki>", "; %s : %s", ": %s", "<!-- %s -->", "Resources: %s", "**Expected outcome**", "- **Skills**\n  - %s", "Description: %s", "#### Mentors", "#### Description", "<br>%s<br>Mentor: %s", "[%s]: https://example.org/%s", "[%s][]", "Details:", "\\%s", "%s  \n%s", "-- %s", "***", "`%s", "**%s", "''%s", "[%s](%s", "<%s");

  /** A page of lines from all ways of writing, each word of which is another. */
  private static String page(Random random, Set<String> words) {
    StringBuilder page = new StringBuilder();
    for (int i = random.nextInt(25); i >= 0; i--) {
      String line = LINES.get(random.nextInt(LINES.size()));
      while (line.contains("%s")) {
        String word = "w" + Integer.toString(1_000 + words.size(), 36) + "q";
        words.add(word);
        line = line.replaceFirst("%s", word);
      }
      page.append(line).append(random.nextInt(2) == 0 ? "\n" : "\n\n");
    }
    return page.toString();
  }

  @Test
  void IMP_11_each_word_of_a_page_is_in_what_was_read_from_it() {
    for (Format format : List.of(Format.MARKDOWN, Format.MEDIAWIKI, Format.RST, Format.RENDERED)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Set<String> words = new TreeSet<>();
        String page = page(new Random(seed), words);
        String told = new JsonObject(IdeaJson.of(Page.read(page, format))).encode();
        assertThat(missing(words, told)).as("%s, seed %d%n%s%n%n%s", format, seed, page, told).isEmpty();
      }
    }
  }

  @Test
  void IMP_11_each_word_of_the_pages_in_the_tests_is_in_what_was_read_from_them() {
    List<String> names = new ArrayList<>(Samples.names());
    names.add("seed.txt");
    Map<String, Set<String>> lost = new HashMap<>();
    for (String name : names) {
      Set<String> said = words(new JsonObject(IdeaJson.of(Samples.read(name))).encode());
      Set<String> rest = new TreeSet<>(words(Samples.text(name)));
      rest.removeAll(said);
      rest.removeAll(words("Summary description links related details skill level language languages mentor mentors possible potential coding assisting co suggested by recommended desirable skills required"
          + " preferred expected difficulty rate rating project size length time commitment outcome outcomes result results brief explanation knowledge prerequisite prerequisites ideal upstream issue url of the title abstract work on references resources intensity pre requisites"));
      // Marks of the pages themselves.
      rest.removeAll(words("noinclude not for readers pre code nowiki br important note warning contents backlinks none depth image gsoc 1 2 3 a doc to this"));
      if (!rest.isEmpty()) {
        lost.put(name, rest);
      }
    }
    assertThat(lost).isEmpty();
  }

  private static List<String> missing(Set<String> words, String told) {
    return words.stream().filter(word -> !told.contains(word)).toList();
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(List.of(text.replace("\\n", " ").replace("\\\"", " ").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }
}
