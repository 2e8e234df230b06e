package tryout.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tryout.idea.Detail;
import tryout.idea.Idea;
import tryout.idea.MentorLine;

/** Ideas and what was found in a page as objects of JSON; a field that a page does not have is absent. */
public final class IdeaJson {
  private IdeaJson() {}

  /** All that was found. */
  public static Map<String, Object> of(Found found) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("format", found.format().slug());
    object.put("ideas", found.ideas().stream().map(one -> of(one.idea(), one.line())).toList());
    object.put("sections", found.sections().stream()
        .map(section -> object("title", section.title(), "depth", section.depth(), "line", section.line(), "text", section.text())).toList());
    object.put("skipped", found.skipped().stream().map(IdeaJson::of).toList());
    object.put("notes", found.notes());
    return object;
  }

  /** Ideas as a list. */
  public static List<Map<String, Object>> of(List<Idea> ideas) {
    return ideas.stream().map(idea -> of(idea, 0)).toList();
  }

  /**
   * One idea.
   *
   * @param line where it stands in its page, or 0 where it is in none
   */
  public static Map<String, Object> of(Idea idea, int line) {
    Map<String, Object> object = object("title", idea.title());
    if (line > 0) {
      object.put("line", line);
    }
    put(object, Detail.SUMMARY, idea);
    if (!idea.description().isEmpty()) {
      object.put("description", idea.description());
    }
    if (!idea.links().isEmpty()) {
      object.put("links", idea.links().stream().map(link -> object("text", link.text(), "href", link.href())).toList());
    }
    for (Detail detail : Detail.values()) {
      put(object, detail, idea);
    }
    List<MentorLine> mentors = idea.mentors();
    if (mentors != null) {
      object.put("mentors", mentors.stream().map(IdeaJson::of).toList());
    }
    if (!idea.extra().isEmpty()) {
      object.put("extra", idea.extra().stream().map(extra -> object("label", extra.label(), "value", extra.value())).toList());
    }
    return object;
  }

  private static Map<String, Object> of(Found.Skipped skipped) {
    Map<String, Object> object = object("line", skipped.line(), "title", skipped.title(), "reason", skipped.reason());
    if (!skipped.text().isEmpty()) {
      object.put("text", skipped.text());
    }
    return object;
  }

  private static Map<String, Object> of(MentorLine mentor) {
    Map<String, Object> object = object("text", mentor.text());
    put(object, "name", mentor.name());
    put(object, "mail", mentor.mail());
    put(object, "nick", mentor.nick());
    return object;
  }

  private static void put(Map<String, Object> object, Detail detail, Idea idea) {
    put(object, detail.slug(), idea.detail(detail));
  }

  private static void put(Map<String, Object> object, String key, @Nullable String value) {
    if (value != null) {
      object.put(key, value);
    }
  }

  private static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put((String) pairs[i], pairs[i + 1]);
    }
    return object;
  }
}
