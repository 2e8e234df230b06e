package tryout.season;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.idea.Archival;
import tryout.idea.Detail;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaState;
import tryout.idea.MentorLine;
import tryout.idea.Mentoring;
import tryout.program.Organisation;
import tryout.round.Programme;
import tryout.round.Round;
import tryout.web.Edge;
import tryout.web.Markup;
import tryout.web.Visit;
import tryout.web.Written;

/**
 * What everybody reads of the organisation, its rounds and ideas, as pages that the server writes: they are read without
 * scripts, found by searching and shown where somebody links to them. They hold what a stranger may see; what is for those
 * with an account is added by {@code webroot/ideas}.
 */
final class PublicPages {
  private static final int MOST_IDEAS = 500;
  private static final int MOST_ROUNDS = 100;

  private final Database database;
  private final Ideas ideas;
  private final RoundStore rounds;
  private final Organisation organisation;
  private final RoundDates dates;
  private final String origin;

  PublicPages(Database database, Ideas ideas, RoundStore rounds, Organisation organisation, String origin) {
    this.origin = origin;
    this.database = database;
    this.ideas = ideas;
    this.rounds = rounds;
    this.organisation = organisation;
    this.dates = new RoundDates(ideas.deeds()::instant);
  }

  void open(Edge edge) {
    edge.page("/", "welcome", this::home);
    edge.page("/ideas", "ideas", this::current);
    edge.page("/ideas/:idea", "idea", this::idea);
    edge.page("/rounds", "ideas", this::rounds);
    edge.page("/rounds/:round", "ideas", this::round);
    edge.file("/rounds/:round/ideas.atom", "application/atom+xml; charset=utf-8", this::feed);
  }

  private Optional<Buffer> feed(Visit visit) {
    return visit.id("round").flatMap(id -> database.inTransaction(sql -> rounds.byId(sql, id).filter(Round::isPublic).map(round -> new Feed(round, listed(sql, round, Optional.empty()), origin).atom())));
  }

  private List<KeptIdea> listed(Sql sql, Round round, Optional<Visit> visit) {
    IdeaFilter filter = IdeaFilter.of(name -> visit.flatMap(one -> one.query(name)), null);
    return ideas.store().list(sql, round.id(), filter, null, false, Optional.empty(), MOST_IDEAS).stream().filter(Exchange::isOnList).toList();
  }

  private Written home(Visit visit) {
    return database.inTransaction(sql -> {
      Optional<Round> round = rounds.current(sql);
      List<Organisation.Section> sections = Organisation.sections(sql);
      Markup main = Markup.of("div").set("class", "welcome-text");
      if (sections.isEmpty()) {
        main.add(Markup.of("p", "We choose the people for our mentorships here: by an idea to work on, an application, and an interview with a C exercise in a shared editor.").set("class", "prose"));
      }
      sections.forEach(section -> main.add(Markup.of("section", Markup.of("h2", section.title()), Markup.of("div", Markup.markdown(section.words())).set("class", "prose markdown"))));
      Markup content = Markup.all(List.of(
          head(organisation.name(), round.map(dates::lede).orElse("Mentorships in open source: ideas, applications and interviews in one place."), ""),
          Markup.of("div", main, Markup.of("aside", side(sql, round).toArray()).set("class", "welcome-side")).set("class", "welcome")));
      return Written.page("Mentorships", organisation.name() + ": " + round.map(dates::lede).orElse("mentorships in open source."), content);
    });
  }

  private List<Object> side(Sql sql, Optional<Round> round) {
    List<Object> side = new ArrayList<>();
    round.ifPresent(one -> {
      int count = listed(sql, one, Optional.empty()).size();
      side.add(Markup.of("section", Markup.of("h2", one.name()),
          Markup.of("p", Markup.link("/ideas", count == 0 ? "Ideas" : count == 1 ? "Read the idea" : "Read the " + count + " ideas").set("class", "button primary large")),
          dates.list(one), Markup.of("p", Markup.link("/api/v1/rounds/" + one.id() + "/calendar.ics", "Into your calendar")), programmes(one)));
    });
    side.add(Markup.of("section", Markup.of("h2", "Practise"), Markup.of("p", "Exercises of past interviews, with the editor, the clock and the compiler of the interview."),
        Markup.of("p", Markup.link("/practice", "Practise an exercise"))));
    List<Organisation.Channel> channels = Organisation.channels(sql);
    if (!channels.isEmpty()) {
      Markup list = Markup.of("ul").set("class", "plain");
      channels.forEach(one -> list.add(Markup.of("li", one.href().isEmpty() ? one.label() : Markup.link(one.href(), one.label()))));
      side.add(Markup.of("section", Markup.of("h2", "Find us"), list));
    }
    return side;
  }

  private static Markup programmes(Round round) {
    if (round.programmes().isEmpty()) {
      return Markup.nothing();
    }
    Markup list = Markup.of("ul").set("class", "plain programmes");
    for (Programme one : round.programmes()) {
      list.add(Markup.of("li", one.applyUrl().isEmpty() ? one.name() : Markup.link(one.applyUrl(), one.name()), one.note().isEmpty() ? "" : Markup.of("p", one.note()).set("class", "quiet")));
    }
    return list;
  }

  private static Markup head(String title, String lede, String crumb) {
    return Markup.of("div", crumb.isEmpty() ? "" : Markup.of("p", Markup.link("/ideas", "Ideas"), " / ", crumb).set("class", "crumb"),
        Markup.of("h1", title).set("class", "title"), lede.isEmpty() ? "" : Markup.of("p", lede).set("class", "lede")).set("class", "page-head");
  }

  private Written current(Visit visit) {
    return database.inTransaction(sql -> rounds.current(sql).map(round -> list(sql, round, visit)).orElseGet(() ->
        Written.page("Ideas", "Ideas to work on with a mentor.", Markup.all(List.of(head("Ideas", "", ""),
            empty("No round is open yet.", "Ideas appear here once the organisation opens one."))))));
  }

  private static Markup empty(String fact, String then) {
    return Markup.of("div", Markup.of("strong", fact), Markup.of("p", then)).set("class", "empty");
  }

  private Written round(Visit visit) {
    return database.inTransaction(sql -> visit.id("round").flatMap(id -> rounds.byId(sql, id)).filter(Round::isPublic).map(round -> list(sql, round, visit)).orElseGet(PublicPages::nothing));
  }

  private static Written nothing() {
    return new Written(404, "Nothing here", "", Markup.of("div", Markup.of("h1", "There is nothing here").set("class", "title"),
        Markup.of("p", "It was removed, or it is not published yet. Who writes it or mentors it finds it after signing in.").set("class", "lede"),
        Markup.of("p", Markup.link("/ideas", "To the ideas"))).set("id", "nothing"));
  }

  private Written rounds(Visit visit) {
    List<Round> all = database.inTransaction(sql -> rounds.list(sql, false, Optional.empty(), MOST_ROUNDS));
    Markup list = Markup.of("ul").set("class", "plain rows");
    all.forEach(round -> list.add(Markup.of("li",
        Markup.of("div", Markup.link("/rounds/" + round.id(), round.name()).set("class", "name"), Markup.of("p", dates.lede(round)).set("class", "soft")).set("class", "grow"))));
    return Written.page("Rounds", "All rounds of " + organisation.name() + ".",
        Markup.all(List.of(head("Rounds", "This one and those before it.", ""), all.isEmpty() ? empty("No round yet.", "Rounds appear here once one is open.") : list)));
  }

  private Written list(Sql sql, Round round, Visit visit) {
    IdeaFilter filter = IdeaFilter.of(visit::query, null);
    List<KeptIdea> all = listed(sql, round, Optional.empty());
    List<KeptIdea> found = filter.asks() ? listed(sql, round, Optional.of(visit)) : all;
    Map<UUID, String> names = IdeaView.names(sql, found);
    Markup rows = Markup.of("ul").set("class", "plain rows ideas");
    found.stream().sorted(Comparator.comparing(PublicPages::isOpen).reversed()).forEach(idea -> rows.add(row(idea, names)));
    Markup body = Markup.of("div", all.isEmpty() ? "" : filters(all, found, visit)).set("id", "list");
    body.add(!found.isEmpty() ? rows : all.isEmpty()
        ? empty("No ideas yet.", dates.collecting(round))
        : Markup.of("div", Markup.of("strong", "No idea fits."), Markup.of("p", Markup.link("/rounds/" + round.id(), "Show all " + all.size()))).set("class", "empty"));
    Markup more = Markup.of("p", Markup.link("/rounds/" + round.id() + "/ideas.atom", "Feed"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=wiki", "MediaWiki"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=md", "Markdown"), " · ",
        Markup.link("/api/v1/rounds/" + round.id() + "/ideas/export?format=json", "JSON"), " · ", Markup.link("/rounds", "Other rounds")).set("class", "quiet after");
    return Written.page("Ideas for " + round.name(), dates.lede(round), Markup.all(List.of(
        head("Ideas for " + round.name(), dates.lede(round), ""), Markup.of("div").set("id", "round").set("data-round", round.id().toString()), body, more)));
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
        choice("language", "Language", all, visit, idea -> text(idea, Detail.LANGUAGE)),
        choice("skillLevel", "Level", all, visit, idea -> text(idea, Detail.SKILL_LEVEL)),
        choice("difficulty", "Difficulty", all, visit, idea -> text(idea, Detail.DIFFICULTY)),
        choice("size", "Size", all, visit, idea -> text(idea, Detail.PROJECT_SIZE)),
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

  private static String text(KeptIdea idea, Detail detail) {
    String text = idea.entry().text().detail(detail);
    return text == null ? "" : text;
  }

  private static Markup row(KeptIdea idea, Map<UUID, String> names) {
    Entry entry = idea.entry();
    List<String> facts = new ArrayList<>();
    for (Detail detail : List.of(Detail.LANGUAGE, Detail.SKILL_LEVEL, Detail.DIFFICULTY, Detail.PROJECT_SIZE)) {
      if (!text(idea, detail).isEmpty()) {
        facts.add(text(idea, detail));
      }
    }
    String mentors = String.join(", ", mentors(idea, names));
    return Markup.of("li",
        Markup.of("div", Markup.link("/ideas/" + idea.id(), entry.text().title()).set("class", isOpen(idea) ? "name" : "name closed"),
            Markup.of("p", summary(entry.text())).set("class", "soft")).set("class", "grow"),
        Markup.of("div", Markup.of("p", chip(entry), mentors).set("class", "line"), Markup.of("p", String.join(" · ", facts)).set("class", "quiet")).set("class", "side"));
  }

  /** Who agreed, or else whom the text names. */
  private static List<String> mentors(KeptIdea idea, Map<UUID, String> names) {
    List<String> agreed = idea.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED).map(one -> names.getOrDefault(one.person(), "former participant")).toList();
    List<MentorLine> named = idea.entry().text().withoutMail().mentors();
    return !agreed.isEmpty() || named == null ? agreed : named.stream().map(MentorLine::text).toList();
  }

  private static String summary(Idea idea) {
    String summary = idea.detail(Detail.SUMMARY);
    if (summary != null && !summary.isBlank()) {
      return summary;
    }
    String first = idea.description().strip().split("\n\n", 2)[0].replace('\n', ' ');
    return first.length() > 200 ? first.substring(0, 199).stripTrailing() + "…" : first;
  }

  /** The exception is marked: what is simply open needs no sign. */
  private static Object chip(Entry entry) {
    if (entry.seeksMentor()) {
      return chip("warn", "seeking a mentor");
    }
    if (entry.state() == IdeaState.TAKEN) {
      return chip("", "taken");
    }
    return entry.state() == IdeaState.PUBLISHED && !entry.takesApplications() ? chip("", "closed to applications") : "";
  }

  private static Markup chip(String kind, String words) {
    return Markup.of("span", words).set("class", ("chip " + kind).strip());
  }

  private Written idea(Visit visit) {
    return database.inTransaction(sql -> {
      Optional<Ideas.Seen> seen = visit.id("idea").flatMap(id -> seen(sql, id));
      return seen.map(one -> idea(sql, one)).orElseGet(PublicPages::nothing);
    });
  }

  private Optional<Ideas.Seen> seen(Sql sql, UUID id) {
    try {
      return Optional.of(ideas.seen(sql, id, Optional.empty()));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }

  private Written idea(Sql sql, Ideas.Seen seen) {
    Idea text = seen.entry().text().withoutMail();
    Map<UUID, String> names = IdeaView.names(sql, List.of(seen.idea()));
    Markup main = Markup.of("article", Markup.of("div", Markup.markdown(text.description())).set("class", "prose markdown")).set("class", "idea-text");
    if (!text.links().isEmpty()) {
      Markup links = Markup.of("ul");
      text.links().forEach(link -> links.add(Markup.of("li", Markup.link(link.href(), link.text()).set("rel", "nofollow noopener"))));
      main.add(Markup.of("section", Markup.of("h2", "Links"), links).set("class", "prose"));
    }
    Markup whole = Markup.of("div", main, details(seen, text, names)).set("class", "idea").set("id", "idea").set("data-idea", seen.id().toString());
    String summary = text.detail(Detail.SUMMARY);
    Markup page = Markup.of("", Markup.of("p", Markup.link("/ideas", "Ideas"), " / ", Markup.link("/rounds/" + seen.round().id(), seen.round().name())).set("class", "crumb"),
        Markup.of("h1", text.title()).set("class", "title"), summary == null ? "" : Markup.of("p", summary).set("class", "lede"), Markup.of("div").set("id", "own"), whole, questions(sql, seen));
    return Written.page(text.title(), summary(text), page);
  }

  private Markup details(Ideas.Seen seen, Idea text, Map<UUID, String> names) {
    Markup side = Markup.of("aside", standing(seen)).set("class", "idea-side").set("aria-label", "Details");
    Markup facts = Markup.of("dl").set("class", "idea-facts");
    for (Detail detail : Detail.values()) {
      String value = text.detail(detail);
      if (detail != Detail.SUMMARY && value != null && !value.isBlank()) {
        facts.add(Markup.of("dt", detail.label())).add(Markup.of("dd", Markup.markdown(value)));
      }
    }
    text.extra().forEach(extra -> facts.add(Markup.of("dt", extra.label())).add(Markup.of("dd", Markup.markdown(extra.value()))));
    side.add(facts);
    Markup mentors = Markup.of("ul").set("class", "plain idea-mentors");
    seen.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED).forEach(one ->
        mentors.add(Markup.of("li", Markup.of("span", names.getOrDefault(one.person(), "former participant")), " ", Markup.of("span", one.kind().slug()).set("class", "quiet"))));
    List<MentorLine> named = text.mentors();
    if (named != null) {
      named.forEach(line -> mentors.add(Markup.of("li", line.text()).set("class", "soft")));
    }
    boolean mail = !seen.entry().text().equals(text);
    return side.add(Markup.of("h2", "Mentors")).add(mentors)
        .add(Markup.of("p", mail ? "Mail addresses are shown to those who are signed in." : "").set("class", "quiet").set("id", "mail-note"));
  }

  private Markup standing(Ideas.Seen seen) {
    Entry entry = seen.entry();
    Archival over = entry.over();
    if (over != null) {
      return Markup.of("p", chip("", "over"), " This idea is over: " + over.slug() + ".").set("class", "line");
    }
    if (entry.seeksMentor()) {
      return Markup.of("p", chip("warn", "seeking a mentor"), " It takes no applications until somebody mentors it.").set("class", "line");
    }
    int places = seen.idea().capacity();
    boolean open = entry.takesApplications() && seen.round().dates().applying(ideas.deeds().instant());
    return Markup.of("p", open ? chip("ok", "open") : chip(entry), " " + (places == 1 ? "1 place" : places + " places") + ". " + dates.lede(seen.round())).set("class", "line");
  }

  private Markup questions(Sql sql, Ideas.Seen seen) {
    Markup list = Markup.of("ul").set("class", "plain questions-list");
    MessageRoutes.page(sql, seen.id(), Optional.empty(), MOST_IDEAS).forEach(row -> {
      JsonObject message = MessageRoutes.json(row, false);
      String hidden = message.getString("hiddenBy");
      list.add(Markup.of("li", Markup.of("p", Markup.of("strong", message.getJsonObject("by").getString("name")), " ", dates.moment(message.getString("at"))).set("class", "quiet"),
          hidden == null ? Markup.of("div", Markup.markdown(message.getString("text"))).set("class", "markdown") : Markup.of("p", "hidden by " + hidden).set("class", "soft")).set("data-message", message.getString("id")));
    });
    return Markup.of("section", Markup.of("h2", "Questions").set("class", "section"), list,
        Markup.of("p", Markup.link("/sign-in?then=%2Fideas%2F" + seen.id(), "Sign in"), " to ask in public.").set("class", "quiet").set("id", "ask-note")).set("class", "group questions").set("id", "questions");
  }
}
