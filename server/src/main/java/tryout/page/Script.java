package tryout.page;

import org.jspecify.annotations.Nullable;

/** How a page is put down: the marks of one way of writing. */
interface Script {
  Format format();

  String heading(int depth, String words);

  /** A label that begins a line, with its value behind it. */
  String label(String name, String value);

  /** One detail of a list. */
  String item(String name, String value);

  String link(String words, String href);

  /** A text of Markdown in the marks of this page, or null where it has none for it. */
  @Nullable String prose(String markdown);

  /** A text to the letter. */
  String exact(String text);

  Script MARKDOWN = new Script() {
    @Override
    public Format format() {
      return Format.MARKDOWN;
    }

    @Override
    public String heading(int depth, String words) {
      return "#".repeat(depth) + " " + words;
    }

    @Override
    public String label(String name, String value) {
      return ("**" + name + ":** " + value).stripTrailing();
    }

    @Override
    public String item(String name, String value) {
      return ("- **" + name + ":** " + value).stripTrailing();
    }

    @Override
    public String link(String words, String href) {
      return "- [" + words + "](" + href + ")";
    }

    @Override
    public String prose(String markdown) {
      return markdown;
    }

    @Override
    public String exact(String text) {
      return Exact.inMarkdown(text);
    }
  };

  Script MEDIAWIKI = new Script() {
    @Override
    public Format format() {
      return Format.MEDIAWIKI;
    }

    @Override
    public String heading(int depth, String words) {
      String marks = "=".repeat(depth);
      return marks + " " + words + " " + marks;
    }

    @Override
    public String label(String name, String value) {
      return ("'''" + name + ":''' " + value).stripTrailing();
    }

    @Override
    public String item(String name, String value) {
      return ("* " + name + ": " + value).stripTrailing();
    }

    @Override
    public String link(String words, String href) {
      return "* [" + href + " " + words + "]";
    }

    @Override
    public @Nullable String prose(String markdown) {
      return WikiProse.of(markdown);
    }

    @Override
    public String exact(String text) {
      return Exact.inWiki(text);
    }
  };
}
