package tryout.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.idea.Detail;

/**
 * The words that pages put before fields, without regard to case, number, order and the words that say nothing
 * (IMP-5). Which words stand for which field is the table below; docs/ideas.md tells it to people.
 */
enum Label {
  TITLE(null, false, false, "title", "name"),
  SUMMARY(Detail.SUMMARY, true, true, "summary", "abstract", "tldr", "tl dr", "synopsis", "tagline"),
  DESCRIPTION(null, false, true, "description", "explanation", "detailed", "detail description"),
  LINKS(null, false, false, "link", "reference", "resource", "related link", "issue", "upstream issue", "related issue", "github issue", "tracking issue",
      "issue link", "issue url", "url", "external link", "useful link", "useful resource", "relevant link", "relevant resource", "related resource", "link resource", "reference link",
      "reading", "related reading", "related reading link", "further reading", "reading link", "reference resource", "resource reference", "see also", "additional resource", "helpful link", "helpful resource",
      "upstream issue url", "gitlab issue", "relevant issue", "more link"),
  SKILL_LEVEL(Detail.SKILL_LEVEL, true, false, "skill level", "level", "experience level", "level experience", "required skill level", "level skill required"),
  DIFFICULTY(Detail.DIFFICULTY, true, false, "difficulty", "difficulty level", "difficulty rate", "difficulty rating", "difficulty estimate", "complexity"),
  LANGUAGE(Detail.LANGUAGE, true, false, "language", "programming language", "language used", "required language"),
  REQUIRED_SKILLS(Detail.REQUIRED_SKILLS, true, true, "skill", "required", "recommended", "required skill", "recommended skill", "required recommended skill",
      "skill required preferred", "prerequisite", "pre requisite", "prerequisite skill", "knowledge prerequisite", "needed skill", "required knowledge",
      "knowledge required", "skill requirement", "skill prerequisite", "required knowledge skill", "recommended required skill", "necessary skill", "skill needed knowledge",
      "technical skill", "required technical skill", "skill must have", "skill knowledge", "required experience", "required prerequisite", "minimum skill"),
  DESIRABLE_SKILLS(Detail.DESIRABLE_SKILLS, true, true, "desirable", "desired", "desirable skill", "desired skill", "skill preferred", "preferred", "nice have", "bonus skill", "optional skill",
      "ideal prerequisite", "ideal skill", "nice have skill", "desirable knowledge", "desirable prerequisite", "helpful skill", "useful skill", "skill bonus", "additional skill"),
  PROJECT_SIZE(Detail.PROJECT_SIZE, true, false, "size", "length", "effort", "duration", "time commitment", "time", "size hour", "time required", "size hour 175 350", "time estimate", "length hour",
      "size length", "duration size", "hour", "scope", "size effort"),
  EXPECTED_OUTCOME(Detail.EXPECTED_OUTCOME, true, true, "outcome", "result", "goal", "deliverable", "outcome deliverable", "outcome result", "end result", "goal outcome", "main goal", "result outcome"),
  COMPONENT(Detail.COMPONENT, false, false, "component"),
  SUGGESTED_BY(Detail.SUGGESTED_BY, true, false, "suggested by", "proposed by", "idea by", "proposer", "suggester", "submitted by"),
  MENTORS(null, true, false, "mentor", "mentor contact", "mentor name", "mentor list"),
  /** Stands before the list of details in some templates, and says nothing but that they follow. */
  DETAILS(null, true, false, "detail", "information");

  /** The longest label there is, in UTF-16 units and in words. */
  static final int LONGEST = 70;

  private static final int MOST_WORDS = 9;

  /** Words that make no difference to what a label means. */
  private static final Set<String> EMPTY_WORDS = Set.of("project", "idea", "the", "of", "a", "an", "for", "this", "to", "work", "on", "and", "or", "expected", "estimated",
      "approximate", "brief", "short", "general", "your", "in", "gsoc", "is", "are", "be", "student", "contributor", "applicant", "task", "with", "overall");

  /** The same before the word mentor, of which there are many kinds. */
  private static final Set<String> KINDS_OF_MENTOR = Set.of("possible", "potential", "coding", "assisting", "confirmed", "primary", "secondary", "backup", "co", "proposed", "available",
      "suggested", "likely", "main", "lead", "first", "second", "technical", "volunteer", "additional", "other", "interested", "current", "prospective", "contact", "org", "tentative", "willing", "senior", "assistant", "community");

  /** Those of {@link #EMPTY_WORDS} that are the whole of some label. */
  private static final Map<Set<String>, Label> BY_WORDS = new HashMap<>();

  static {
    for (Label label : values()) {
      for (String words : label.words) {
        BY_WORDS.put(new TreeSet<>(Stream.of(words.split(" ")).map(Label::singular).toList()), label);
      }
    }
  }

  final @Nullable Detail detail;
  /** Whether it is a sign that what it stands in is an idea. */
  final boolean tells;
  /** Whether words of the description follow it, which may have labels of their own. */
  final boolean leads;
  /** Whether what stands below it may be more than one paragraph. */
  final boolean wide;
  private final String[] words;

  Label(@Nullable Detail detail, boolean tells, boolean wide, String... words) {
    this.detail = detail;
    this.tells = tells;
    this.wide = wide;
    leads = detail == Detail.SUMMARY || detail == null && !tells;
    this.words = words;
  }

  /** The one with these words before its colon, or null. */
  static @Nullable Label of(String written) {
    if (written.length() > LONGEST) {
      return null;
    }
    List<String> all = split(written);
    if (all.isEmpty() || all.size() > MOST_WORDS) {
      return null;
    }
    if (all.contains("mentor") && all.stream().allMatch(word -> word.equals("mentor") || KINDS_OF_MENTOR.contains(word) || EMPTY_WORDS.contains(word))) {
      return MENTORS;
    }
    Label whole = BY_WORDS.get(new TreeSet<>(all));
    if (whole != null) {
      return whole;
    }
    TreeSet<String> rest = new TreeSet<>(all);
    rest.removeAll(EMPTY_WORDS);
    Label label = rest.isEmpty() ? null : BY_WORDS.get(rest);
    // "Project information" and "project name" say more than "information" and "name" do.
    return label == DETAILS ? null : label;
  }

  private static List<String> split(String written) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int open = 0;
    for (int i = 0; i <= written.length(); i++) {
      char c = i < written.length() ? written.charAt(i) : ' ';
      open += c == '(' ? 1 : c == ')' && open > 0 ? -1 : 0;
      if (Character.isLetterOrDigit(c) && open == 0) {
        word.append(Character.toLowerCase(c));
      } else if (Literal.is(c)) {
        word.append(c);
      } else if (!belongs(c, open) && !word.isEmpty()) {
        words.add(singular(word.toString()));
        word.setLength(0);
      }
    }
    return words;
  }

  /** Mentor(s), student's: what is in brackets, and the mark itself, end no word. */
  private static boolean belongs(char c, int open) {
    return open > 0 || c == ')' || c == '\'' || c == '’';
  }

  private static String singular(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (lower.endsWith("ies") && lower.length() > 4) {
      return lower.substring(0, lower.length() - 3) + "y";
    }
    return lower.endsWith("s") && !lower.endsWith("ss") && !lower.endsWith("is") && lower.length() > 3 ? lower.substring(0, lower.length() - 1) : lower;
  }
}
