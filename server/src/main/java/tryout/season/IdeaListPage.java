package tryout.season;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import tryout.db.Sql;
import tryout.idea.Detail;
import tryout.idea.Entry;
import tryout.idea.MentorLine;
import tryout.idea.Mentoring;
import tryout.round.Round;
import tryout.web.Markup;
import tryout.web.Visit;
import tryout.web.Written;

/** The list of a round's ideas, with filters that work without scripts. */
final class IdeaListPage {
  static final int MOST_IDEAS = 500;

  private final Ideas ideas;
  private final RoundDates dates;

  IdeaListPage(Ideas ideas, RoundDates dates) {
    this.ideas = ideas;
    this.dates = dates;
  }

  /** What stands on the list of a round, as far as it is asked for. */
  static List<KeptIdea> listed(Sql sql, Ideas ideas, Round round, Optional<Visit> visit) {
    IdeaFilter filter = IdeaFilter.of(name -> visit.flatMap(one -> one.query(name)), null);
    return ideas.store().list(sql, round.id(), filter, null, false, Optional.empty(), MOST_IDEAS).stream().filter(Exchange::isOnList).toList();
  }

  Written written(Sql sql, Round round, Visit visit) {
    IdeaFilter filter = IdeaFilter.of(visit::query, null);
    List<KeptIdea> all = listed(sql, ideas, round, Optional.empty());
    List<KeptIdea> found = filter.asks() ? listed(sql, ideas, round, Optional.of(visit)) : all;
    Map<UUID, String> names = IdeaView.names(sql, found);
    Markup rows = Markup.of("ul").set("class", "plain rows ideas");
    found.stream().sorted(Comparator.comparing(IdeaListPage::isOpen).reversed()).forEach(idea -> rows.add(row(idea, names)));
    Markup body = Markup.of("div", all.isEmpty() ? "" : filters(all, found, visit)).set("id", "list");
    body.add(!found.isEmpty() ? rows : all.isEmpty()
        ? PageParts.empty("No ideas yet.", dates.collecting(round))
        : Markup.of("div", Markup.of("strong", "No idea fits."), Markup.of("p", Markup.link("/rounds/" + round.id(), "Show all " + all.size()))).set("class", "empty"));
    Markup more = Markup.of("p", proposing(round), Markup.link("/rounds/" + round.id() + "/ideas.atom", "Feed"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=wiki", "MediaWiki"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=md", "Markdown"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=json", "JSON"), " · ", Markup.link("/rounds", "Other rounds")).set("class", "quiet after");
    return Written.page("Ideas for " + round.name(), dates.lede(round), Markup.all(List.of(
        PageParts.head("Ideas for " + round.name(), dates.standing(round)), Markup.of("div").set("id", "round").set("data-round", round.id().toString()), body, more)));
  }

  /** The way to an idea of one's own, for those whom the round takes ideas from. */
  private Markup proposing(Round round) {
    boolean wanted = round.dates().collecting(ideas.deeds().instant()) && round.settings().takesIdeasFrom(false);
    return wanted ? Markup.of("", Markup.link("/ideas/new?round=" + round.id(), "Propose an idea of your own"), " · ") : Markup.nothing();
  }

  private static boolean isOpen(KeptIdea idea) {
    return idea.entry().takesApplications();
  }

  /** A form that works without scripts: what is chosen stands in the address. */
  private static Markup filters(List<KeptIdea> all, List<KeptIdea> found, Visit visit) {
    Markup search = Markup.of("input").set("class", "input").set("type", "search").set("name", "q").set("value", visit.query("q").orElse(""))
        .set("placeholder", all.size() == 1 ? "Search 1 idea" : "Search " + all.size() + " ideas").set("aria-label", "Search the ideas");
    String count = found.size() == all.size() ? (all.size() == 1 ? "1 idea" : all.size() + " ideas") : found.size() + " of " + all.size();
    return Markup.of("form", search,
        choice("language", "Language", all, visit, idea -> PageParts.text(idea, Detail.LANGUAGE)),
        choice("skillLevel", "Level", all, visit, idea -> PageParts.text(idea, Detail.SKILL_LEVEL)),
        choice("difficulty", "Difficulty", all, visit, idea -> PageParts.text(idea, Detail.DIFFICULTY)),
        choice("size", "Size", all, visit, idea -> PageParts.text(idea, Detail.PROJECT_SIZE)),
        Markup.of("button", "Show").set("class", "button").set("type", "submit"),
        Markup.of("span", count).set("class", "quiet found").set("role", "status")).set("class", "idea-filters").set("role", "search").set("method", "get");
  }

  private static Markup choice(String name, String label, List<KeptIdea> all, Visit visit, Function<KeptIdea, String> text) {
    TreeSet<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    all.stream().map(text).filter(value -> !value.isEmpty() && value.length() <= 60).forEach(values::add);
    String chosen = visit.query(name).orElse("");
    if (values.size() < 2 && chosen.isEmpty()) {
      return Markup.nothing();
    }
    Markup select = Markup.of("select", Markup.of("option", label + ": any").set("value", "")).set("class", "input").set("name", name).set("aria-label", label);
    values.forEach(value -> {
      Markup option = Markup.of("option", value).set("value", value);
      select.add(value.equalsIgnoreCase(chosen) ? option.set("selected", "") : option);
    });
    return select;
  }

  private static Markup row(KeptIdea idea, Map<UUID, String> names) {
    Entry entry = idea.entry();
    List<String> facts = new ArrayList<>();
    for (Detail detail : List.of(Detail.LANGUAGE, Detail.SKILL_LEVEL, Detail.DIFFICULTY, Detail.PROJECT_SIZE)) {
      if (!PageParts.text(idea, detail).isEmpty()) {
        facts.add(PageParts.text(idea, detail));
      }
    }
    String mentors = String.join(", ", mentors(idea, names));
    return Markup.of("li",
        Markup.of("div", Markup.link("/ideas/" + idea.id(), entry.text().title()).set("class", isOpen(idea) ? "name" : "name closed"),
            Markup.of("p", PageParts.summary(entry.text())).set("class", "soft")).set("class", "grow"),
        Markup.of("div", Markup.of("p", PageParts.chip(entry), mentors).set("class", "line"), Markup.of("p", String.join(" · ", facts)).set("class", "quiet")).set("class", "side"));
  }

  /** Who agreed, or else whom the text names. */
  private static List<String> mentors(KeptIdea idea, Map<UUID, String> names) {
    List<String> agreed = idea.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED).map(one -> names.getOrDefault(one.person(), "former participant")).toList();
    return agreed.isEmpty() ? IdeaView.named(idea.entry().text().withoutMail(), idea.entry(), names).stream().map(MentorLine::text).toList() : agreed;
  }
}
