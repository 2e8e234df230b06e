package tryout.season;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tryout.db.Sql;
import tryout.program.Organisation;
import tryout.round.Programme;
import tryout.round.Round;
import tryout.web.Markup;
import tryout.web.Written;

/** The first page: what the organisation says of itself, and where its round stands. */
final class WelcomePage {
  private final Ideas ideas;
  private final RoundStore rounds;
  private final Organisation organisation;
  private final RoundDates dates;

  WelcomePage(Ideas ideas, RoundStore rounds, Organisation organisation, RoundDates dates) {
    this.ideas = ideas;
    this.rounds = rounds;
    this.organisation = organisation;
    this.dates = dates;
  }

  Written written() {
    return ideas.database().inTransaction(sql -> {
      Optional<Round> round = rounds.current(sql);
      // A title alone is for whoever writes what belongs below it.
      List<Organisation.Section> sections = Organisation.sections(sql).stream().filter(section -> !section.words().isBlank()).toList();
      Markup main = Markup.of("div").set("class", "welcome-text");
      if (sections.isEmpty()) {
        main.add(Markup.of("p", "We choose the people for our mentorships here: by an idea to work on, an application, and an interview with a C exercise in a shared editor.").set("class", "prose"));
      }
      sections.forEach(section -> main.add(Markup.of("section", Markup.of("h2", section.title()), Markup.of("div", Markup.markdown(section.words())).set("class", "prose markdown"))));
      Markup content = Markup.all(List.of(
          PageParts.head(organisation.name(), round.map(dates::standing).orElseGet(() -> Markup.of("span", "Mentorships in open source: ideas, applications and interviews in one place."))),
          Markup.of("div", main, Markup.of("aside", side(sql, round).toArray()).set("class", "welcome-side")).set("class", "welcome")));
      return Written.page("Mentorships", organisation.name() + ": " + round.map(dates::lede).orElse("mentorships in open source."), content);
    });
  }

  private List<Object> side(Sql sql, Optional<Round> round) {
    List<Object> side = new ArrayList<>();
    round.ifPresent(one -> {
      int count = ideas.store().listed(sql, one.id());
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
}
