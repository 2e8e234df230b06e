package tryout.season;

import tryout.idea.Detail;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaState;
import tryout.web.Markup;
import tryout.web.Written;

/** What the pages of {@link PublicPages} have in common. */
final class PageParts {
  private PageParts() {}

  /** A title with a sentence or two below it. */
  static Markup head(String title, String lede) {
    return lede.isEmpty() ? Markup.of("div", Markup.of("h1", title).set("class", "title")).set("class", "page-head") : head(title, Markup.of("span", lede));
  }

  static Markup head(String title, Markup lede) {
    return Markup.of("div", Markup.of("h1", title).set("class", "title"), Markup.of("p", lede).set("class", "lede")).set("class", "page-head");
  }

  static Markup empty(String fact, String then) {
    return Markup.of("div", Markup.of("strong", fact), Markup.of("p", then)).set("class", "empty");
  }

  static Written nothing() {
    return new Written(404, "Nothing here", "", Markup.of("div", Markup.of("h1", "There is nothing here").set("class", "title"),
        Markup.of("p", "It was removed, or it is not published yet. Who writes it or mentors it finds it after signing in.").set("class", "lede"),
        Markup.of("p", Markup.link("/ideas", "To the ideas"))).set("id", "nothing"));
  }

  static String text(KeptIdea idea, Detail detail) {
    String text = idea.entry().text().detail(detail);
    return text == null ? "" : text;
  }

  static String summary(Idea idea) {
    String summary = idea.detail(Detail.SUMMARY);
    if (summary != null && !summary.isBlank()) {
      return summary;
    }
    String first = idea.description().strip().split("\n\n", 2)[0].replace('\n', ' ');
    return first.length() > 200 ? first.substring(0, 199).stripTrailing() + "…" : first;
  }

  /** The exception is marked: what is simply open needs no sign. */
  static Object chip(Entry entry) {
    if (entry.seeksMentor()) {
      return chip("warn", "seeking a mentor");
    }
    if (entry.state() == IdeaState.TAKEN) {
      return chip("", "taken");
    }
    return entry.state() == IdeaState.PUBLISHED && !entry.takesApplications() ? chip("", "closed to applications") : "";
  }

  static Markup chip(String kind, String words) {
    return Markup.of("span", words).set("class", ("chip " + kind).strip());
  }
}
