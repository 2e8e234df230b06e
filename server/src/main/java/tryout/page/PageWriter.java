package tryout.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.fault.Refused;
import tryout.idea.Detail;
import tryout.idea.Extra;
import tryout.idea.Idea;
import tryout.idea.Link;
import tryout.idea.MentorLine;

/**
 * Writes ideas as pages that read back as the same ideas (EXP-2). Each is written as plainly as it can be and read again;
 * a part that does not come back the same, such as a description with headings in it, is written to the letter.
 */
public final class PageWriter {
  private static final String LIST = "Project ideas";
  private static final String TITLE = "title";
  private static final String DESCRIPTION = "description";
  private static final String LINKS = "links";
  private static final String MENTORS = "mentors";
  private static final String EXTRA = "extra";
  private static final int DEPTH = 3;

  /** An idea that follows, with all ends of marks in it: what an idea leaves open would reach down to them. */
  private static final String NEXT = "Next";

  private static final String NEXT_TEXT = "\n\nSummary: next\n\nMentor: Next\n\n</nowiki> --> </noinclude> </pre>\n|}\n```\n~~~\n";

  private final Idea idea;
  private final Script script;
  private final Set<String> exact;

  private PageWriter(Idea idea, Script script, Set<String> exact) {
    this.idea = idea;
    this.script = script;
    this.exact = exact;
  }

  /** A page of all these ideas, in MediaWiki or Markdown. */
  public static String write(List<Idea> ideas, Format format) {
    Script script = script(format);
    return script.heading(DEPTH - 1, LIST) + "\n\n" + ideas.stream().map(idea -> plainest(idea, script)).collect(Collectors.joining("\n\n")) + "\n";
  }

  /** One idea by itself, to be put into a page. */
  public static String write(Idea idea, Format format) {
    Script script = script(format);
    String written = plainest(idea, script);
    List<Found.One> found = found(written, format);
    boolean alone = found.size() == 1 && found.getFirst().idea().equals(idea);
    return (alone ? written : script.heading(DEPTH - 1, LIST) + "\n\n" + written) + "\n";
  }

  private static Script script(Format format) {
    return switch (format) {
      case MEDIAWIKI -> Script.MEDIAWIKI;
      case MARKDOWN -> Script.MARKDOWN;
      default -> throw new IllegalArgumentException("No page is written in " + format.slug());
    };
  }

  private static String plainest(Idea idea, Script script) {
    Set<String> exact = new HashSet<>();
    if (script.prose(idea.description()) == null) {
      exact.add(DESCRIPTION);
    }
    // What goes wrong shows all at once or, where it hid something else, at the second look.
    for (int attempt = 0; attempt < 3; attempt++) {
      String written = new PageWriter(idea, script, exact).written();
      Set<String> differing = differing(idea, script, written);
      if (differing.isEmpty()) {
        return written;
      }
      exact.addAll(differing);
    }
    exact.addAll(all());
    return new PageWriter(idea, script, exact).written();
  }

  private static Set<String> all() {
    Set<String> all = new HashSet<>(List.of(TITLE, DESCRIPTION, LINKS, MENTORS, EXTRA));
    for (Detail detail : Detail.values()) {
      all.add(detail.slug());
    }
    return all;
  }

  private static List<Found.One> found(String written, Format format) {
    try {
      return Page.read(written, format).ideas();
    } catch (Refused tooLarge) {
      return List.of();
    }
  }

  /** Which parts of an idea are not what they were. */
  private static Set<String> differing(Idea idea, Script script, String written) {
    List<Found.One> found = found(script.heading(DEPTH - 1, LIST) + "\n\n" + written + "\n\n" + script.heading(DEPTH, NEXT) + NEXT_TEXT, script.format());
    if (found.isEmpty()) {
      return new HashSet<>(List.of(TITLE, DESCRIPTION));
    }
    Idea read = found.getFirst().idea();
    Set<String> differing = new HashSet<>();
    add(differing, TITLE, idea.title(), read.title());
    add(differing, DESCRIPTION, idea.description(), read.description());
    add(differing, LINKS, idea.links(), read.links());
    add(differing, MENTORS, idea.mentors(), read.mentors());
    add(differing, EXTRA, idea.extra(), read.extra());
    for (Detail detail : Detail.values()) {
      add(differing, detail.slug(), idea.detail(detail), read.detail(detail));
    }
    if (found.size() != 2 || !found.getLast().idea().title().equals(NEXT)) {
      differing.add(DESCRIPTION);
    }
    return differing;
  }

  private static void add(Set<String> differing, String part, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      differing.add(part);
    }
  }

  private String written() {
    List<String> parts = new ArrayList<>();
    parts.add(script.heading(DEPTH, words(TITLE, idea.title())));
    String summary = idea.detail(Detail.SUMMARY);
    if (summary != null) {
      parts.add(label(Detail.SUMMARY, summary));
    }
    if (!idea.description().isEmpty()) {
      String prose = exact.contains(DESCRIPTION) ? null : script.prose(idea.description());
      parts.add(prose == null ? script.exact(idea.description()) : prose);
    }
    if (!idea.links().isEmpty()) {
      parts.add(script.label("Links", "") + "\n" + idea.links().stream().map(this::link).collect(Collectors.joining("\n")));
    }
    parts.add(details());
    for (Detail detail : Detail.values()) {
      String text = idea.detail(detail);
      if (text != null && detail != Detail.SUMMARY && exact.contains(detail.slug())) {
        parts.add(label(detail, text));
      }
    }
    return String.join("\n\n", parts);
  }

  private String words(String part, String text) {
    return exact.contains(part) ? Literal.written(text) : text;
  }

  private String label(Detail detail, String text) {
    return exact.contains(detail.slug()) ? script.label(detail.label(), "") + "\n" + script.exact(text) : script.label(detail.label(), text);
  }

  private String link(Link link) {
    return script.link(words(LINKS, link.text()), exact.contains(LINKS) ? Literal.address(link.href()) : link.href());
  }

  /** In the order of the template: level, language, mentors, who suggested it, then all others. */
  private String details() {
    List<String> items = new ArrayList<>();
    for (Detail detail : Detail.values()) {
      String text = idea.detail(detail);
      if (text != null && detail != Detail.SUMMARY && !exact.contains(detail.slug())) {
        items.add(script.item(detail.label(), text));
      }
      if (detail == Detail.LANGUAGE) {
        mentors(items);
      }
    }
    for (Extra extra : idea.extra()) {
      items.add(script.item(words(EXTRA, extra.label()), words(EXTRA, extra.value())));
    }
    return script.label("Details", "") + (items.isEmpty() ? "" : "\n" + String.join("\n", items));
  }

  private void mentors(List<String> items) {
    List<MentorLine> mentors = idea.mentors();
    if (mentors != null) {
      String names = mentors.stream().map(mentor -> words(MENTORS, mentor.text())).collect(Collectors.joining(", "));
      items.add(script.item(mentors.size() == 1 ? "Mentor" : "Mentors", names));
    }
  }
}
