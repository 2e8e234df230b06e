package tryout.season;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.program.Organisation;
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
  private static final int MOST_ROUNDS = 100;

  private final Database database;
  private final Ideas ideas;
  private final RoundStore rounds;
  private final Organisation organisation;
  private final RoundDates dates;
  private final WelcomePage welcome;
  private final IdeaListPage list;
  private final IdeaPage idea;
  private final String origin;

  PublicPages(Database database, Ideas ideas, RoundStore rounds, Organisation organisation, String origin) {
    this.origin = origin;
    this.database = database;
    this.ideas = ideas;
    this.rounds = rounds;
    this.organisation = organisation;
    this.dates = new RoundDates(ideas.deeds()::instant);
    this.welcome = new WelcomePage(ideas, rounds, organisation, dates);
    this.list = new IdeaListPage(ideas, dates);
    this.idea = new IdeaPage(ideas, dates);
  }

  void open(Edge edge) {
    edge.page("/", "welcome", visit -> welcome.written());
    edge.page("/ideas", "ideas", this::current);
    edge.page("/ideas/:idea", "idea", this::idea);
    edge.page("/rounds", "ideas", this::rounds);
    edge.page("/rounds/:round", "ideas", this::round);
    edge.file("/rounds/:round/ideas.atom", "application/atom+xml; charset=utf-8", this::feed);
  }

  private Optional<Buffer> feed(Visit visit) {
    return visit.id("round").flatMap(id -> database.inTransaction(sql -> rounds.byId(sql, id).filter(Round::isPublic).map(round -> new Feed(organisation.name(), round, IdeaListPage.listed(sql, ideas, round, Optional.empty()), origin).atom())));
  }

  private Written current(Visit visit) {
    return database.inTransaction(sql -> rounds.current(sql).map(round -> list.written(sql, round, visit)).orElseGet(() ->
        Written.page("Ideas", "Ideas to work on with a mentor.", Markup.all(List.of(PageParts.head("Ideas", ""),
            PageParts.empty("No round is open yet.", "Ideas appear here once the organisation opens one."))))));
  }

  private Written round(Visit visit) {
    return database.inTransaction(sql -> visit.id("round").flatMap(id -> rounds.byId(sql, id)).filter(Round::isPublic).map(round -> list.written(sql, round, visit)).orElseGet(PageParts::nothing));
  }

  private Written rounds(Visit visit) {
    List<Round> all = database.inTransaction(sql -> rounds.list(sql, false, Optional.empty(), MOST_ROUNDS));
    Markup list = Markup.of("ul").set("class", "plain rows");
    all.forEach(round -> list.add(Markup.of("li",
        Markup.of("div", Markup.link("/rounds/" + round.id(), round.name()).set("class", "name"), Markup.of("p", dates.standing(round)).set("class", "soft")).set("class", "grow"))));
    return Written.page("Rounds", "All rounds of " + organisation.name() + ".",
        Markup.all(List.of(PageParts.head("Rounds", "This one and those before it."), all.isEmpty() ? PageParts.empty("No round yet.", "Rounds appear here once one is open.") : list)));
  }

  private Written idea(Visit visit) {
    return database.inTransaction(sql -> {
      Optional<Ideas.Seen> seen = visit.id("idea").flatMap(id -> seen(sql, id));
      return seen.map(one -> idea.written(sql, one)).orElseGet(PageParts::nothing);
    });
  }

  private Optional<Ideas.Seen> seen(Sql sql, UUID id) {
    try {
      return Optional.of(ideas.seen(sql, id, Optional.empty()));
    } catch (Refused refused) {
      return Optional.empty();
    }
  }
}
