package tryout.idea;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may work on, as its page says it.
 *
 * @param title on one line, each run of spaces a single one
 * @param description Markdown, its lines ended by line feeds; empty where there is none
 * @param details the fields of one text that the page has; one that it has without saying anything is empty
 * @param mentors those whom the page names, without those who have neither letter nor digit; null where it has no such field
 * @param extra what it says under labels of its own
 */
public record Idea(String title, String description, Map<Detail, String> details, List<Link> links, @Nullable List<MentorLine> mentors, List<Extra> extra) {
  public Idea {
    title = onOneLine(title);
    description = withLineFeeds(description);
    Map<Detail, String> ordered = new EnumMap<>(Detail.class);
    details.forEach((detail, text) -> ordered.put(detail, withLineFeeds(text)));
    details = Collections.unmodifiableMap(ordered);
    links = List.copyOf(links);
    mentors = mentors == null ? null : mentors.stream().filter(mentor -> mentor.text().chars().anyMatch(Character::isLetterOrDigit)).toList();
    extra = List.copyOf(extra);
  }

  /** What the field says, or null where the page does not have it. */
  public @Nullable String detail(Detail detail) {
    return details.get(detail);
  }

  /** By what two titles are the same: letters of either case, spaces in any number. */
  public static String key(String title) {
    // Upper case first: some small letters have one capital in common.
    return onOneLine(title).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The same idea as others may see it, without mail addresses. */
  public Idea withoutMail() {
    Map<Detail, String> bare = new EnumMap<>(Detail.class);
    bare.putAll(details);
    bare.computeIfPresent(Detail.SUGGESTED_BY, (field, text) -> MentorLine.bare(text));
    return new Idea(title, description, bare, links, mentors == null ? null : mentors.stream().map(MentorLine::withoutMail).toList(), extra);
  }

  static String withLineFeeds(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
        space = !line.isEmpty();
      } else {
        line.append(space ? " " : "").append(c);
        space = false;
      }
    }
    return line.toString();
  }
}
