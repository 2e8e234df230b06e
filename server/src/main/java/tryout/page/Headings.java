package tryout.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the words of a heading say about what stands below it. */
final class Headings {
  private static final Set<String> OF_LISTS = Set.of("project", "projects", "proposal", "proposals", "idea", "ideas", "topics", "list", "gsoc", "google", "summer", "of", "code", "outreachy",
      "potential", "possible", "proposed", "suggested", "open", "current", "our", "the", "for", "main", "available", "draft", "drafts", "new", "soc", "internship", "internships", "and", "this",
      "year", "s", "mentored", "mentorship", "all", "a", "these", "more", "other", "unmentored");
  private static final Set<String> NONE = Set.of("note", "notes", "about", "how", "faq", "contact", "contacts", "contacting", "introduction", "information", "info", "application", "applications", "applying",
      "guidelines", "guideline", "index", "contents", "timeline", "important", "communication", "general", "mentors", "mentor", "students", "eligibility", "rules", "past", "previous", "what", "who",
      "why", "when", "where", "disclaimer", "overview", "welcome", "table", "getting", "find", "before", "tips", "warning", "questions", "instructions", "resources", "links", "references", "template",
      "process", "requirements", "prerequisites", "help", "schedule", "dates", "credits", "license", "further", "acknowledgements", "participating", "propose", "proposing", "own", "your", "submitting", "deadlines", "background", "rewards",
      "policy", "qualification", "adding", "completed", "archive", "legend", "glossary", "expectations", "misc", "see", "communicate", "steps", "apply", "join", "how-to", "faqs", "summary", "organisation", "organization", "admins", "administrators", "custom");

  private static final Set<String> ASIDE = Set.of("note", "notes", "information", "info", "faq", "faqs", "questions", "guidelines", "instructions", "timeline", "rules", "contact", "contacts");

  private Headings() {}

  /** Whether ideas stand below it: "Project ideas", "Ideas list", "Projects", "GSoC 2025 Ideas". */
  static boolean isOfIdeas(String heading) {
    List<String> words = words(heading);
    if (words.isEmpty() || words.size() > 12) {
      return false;
    }
    boolean listed = words.contains("idea") && words.contains("list");
    boolean lists = words.contains("ideas") && (words.size() < 8 && !NONE.contains(words.getFirst()));
    return lists || listed || words.size() < 8 && (words.contains("projects") || words.contains("proposals")) && words.stream().allMatch(word -> OF_LISTS.contains(word) || number(word));
  }

  /** Whether it is the heading of something that is no idea. */
  static boolean isNone(String heading) {
    List<String> words = words(heading);
    return words.isEmpty() || NONE.contains(words.getFirst()) || isForm(heading);
  }

  /** Whether applicants fill in what stands below it. */
  static boolean isForm(String heading) {
    List<String> words = words(heading);
    return words.contains("template") || (words.contains("application") || words.contains("proposal")) && (words.contains("form") || words.contains("format") || words.contains("outline"));
  }

  static boolean isOfDrafts(String heading) {
    List<String> words = words(heading);
    return (words.contains("draft") || words.contains("drafts")) && words.size() < 6;
  }

  /** Whether what has no label below it is none, by its last word too: "Administrative notes". */
  static boolean isAside(String heading) {
    List<String> words = words(heading);
    return isNone(heading) || ASIDE.contains(words.getLast());
  }

  /** "1. Lamp", "2) Wick": the number is no part of the title. */
  static String withoutNumber(String heading) {
    int digits = 0;
    while (digits < heading.length() && digits < 3 && Character.isDigit(heading.charAt(digits))) {
      digits++;
    }
    boolean numbered = digits > 0 && digits + 2 < heading.length() && ".)".indexOf(heading.charAt(digits)) >= 0 && heading.charAt(digits + 1) == ' ';
    return numbered ? heading.substring(digits + 2).strip() : heading;
  }

  /** "Project 3", "Idea #1": the title stands elsewhere. */
  static boolean saysNothing(String heading) {
    return words(heading).stream().allMatch(word -> number(word) || Set.of("project", "idea", "proposal", "no", "nr").contains(word));
  }

  private static boolean number(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  private static List<String> words(String heading) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= heading.length() && i < 200; i++) {
      char c = i < heading.length() ? heading.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
    }
    return words;
  }
}
