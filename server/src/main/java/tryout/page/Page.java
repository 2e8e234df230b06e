package tryout.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.IdeaLimits;

/** The door for pages: whatever comes in, what is found in it or a refusal comes out. */
public final class Page {
  private Page() {}

  /**
   * Reads a page.
   *
   * @param format how it is written; found out where it is not said
   * @param others pages that a page of MediaWiki may put into itself, by name
   * @throws Refused where it is larger than pages may be, or holds more ideas
   */
  public static Found read(byte[] page, Optional<Format> format, Map<String, String> others) {
    if (page.length > IdeaLimits.PAGE_BYTES) {
      throw new Refused(Code.TOO_LARGE, "A page has %d MiB at most: read it in parts.".formatted(IdeaLimits.PAGE_BYTES >> 20));
    }
    String text = new String(page, StandardCharsets.UTF_8);
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Format read = format.orElse(Format.detect(text));
    return read == Format.MAIL ? MailReader.read(page) : find(source(text, read, others), read, List.of());
  }

  /** The same of a text. */
  public static Found read(String page, Format format) {
    return read(page.getBytes(StandardCharsets.UTF_8), Optional.of(format), Map.of());
  }

  static Source source(String text, Format format, Map<String, String> others) {
    return switch (format) {
      case MEDIAWIKI -> WikiReader.read(text, others);
      case MARKDOWN -> MarkdownReader.read(text);
      case RST -> RstReader.read(text);
      case RENDERED, MAIL -> RenderedReader.read(text);
    };
  }

  static Found find(Source source, Format format, List<Found.Skipped> skipped) {
    return new Recogniser(source, format, skipped).found();
  }
}
