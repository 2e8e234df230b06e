package tryout.season;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tryout.db.Sql;
import tryout.idea.Archival;
import tryout.idea.Detail;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.MentorLine;
import tryout.idea.Mentoring;
import tryout.program.Organisation;
import tryout.web.Markup;
import tryout.web.Written;

/** The page of one idea, as a stranger may see it. */
final class IdeaPage {
  private static final int MOST_QUESTIONS = 500;

  private final Ideas ideas;
  private final RoundDates dates;

  IdeaPage(Ideas ideas, RoundDates dates) {
    this.ideas = ideas;
    this.dates = dates;
  }

  Written written(Sql sql, Ideas.Seen seen) {
    Idea text = seen.entry().text().withoutMail();
    Map<UUID, String> names = IdeaView.names(sql, List.of(seen.idea()));
    Markup main = Markup.of("article", Markup.of("div", Markup.markdown(text.description())).set("class", "prose markdown")).set("class", "idea-text");
    if (!text.links().isEmpty()) {
      Markup links = Markup.of("ul");
      text.links().forEach(link -> links.add(Markup.of("li", Markup.link(link.href(), link.text()).set("rel", "nofollow noopener"))));
      main.add(Markup.of("section", Markup.of("h2", "Links"), links).set("class", "prose"));
    }
    Markup whole = Markup.of("div", main, details(sql, seen, text, names)).set("class", "idea").set("id", "idea").set("data-idea", seen.id().toString());
    String summary = text.detail(Detail.SUMMARY);
    Markup page = Markup.of("", Markup.of("p", Markup.link("/ideas", "Ideas"), " / ", Markup.link("/rounds/" + seen.round().id(), seen.round().name())).set("class", "crumb"),
        Markup.of("h1", text.title()).set("class", "title"), summary == null ? "" : Markup.of("p", summary).set("class", "lede"), Markup.of("div").set("id", "own"), whole, questions(sql, seen));
    return Written.page(text.title(), PageParts.summary(text), page);
  }

  private Markup details(Sql sql, Ideas.Seen seen, Idea text, Map<UUID, String> names) {
    Optional<String> irc = irc(sql);
    Markup side = Markup.of("aside", standing(seen), applying(seen)).set("class", "idea-side").set("aria-label", "Details");
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
    List<MentorLine> named = new ArrayList<>(IdeaView.named(text, seen.entry(), names));
    Map<UUID, String> nicks = nicks(sql, seen.idea());
    seen.entry().mentors().stream().filter(one -> one.answer() == Mentoring.Answer.AGREED).forEach(one -> {
      // Whom the text names, too, stands once, in the words of the text: they tell the nick.
      MentorLine words = taken(named, names.getOrDefault(one.person(), "former participant"), nicks.getOrDefault(one.person(), ""));
      mentors.add(Markup.of("li", Markup.of("span", linked(words, irc).toArray()), " ", Markup.of("span", one.kind().slug()).set("class", "quiet")));
    });
    named.forEach(line -> mentors.add(Markup.of("li", linked(line, irc).toArray()).set("class", "soft")));
    boolean mail = !seen.entry().text().equals(text);
    return side.add(Markup.of("h2", "Mentors")).add(mentors)
        .add(Markup.of("p", mail ? "Mail addresses are shown to those who are signed in." : "").set("class", "quiet").set("id", "mail-note"));
  }

  private static MentorLine taken(List<MentorLine> named, String name, String nick) {
    for (MentorLine line : named) {
      if (name.equals(line.name()) || name.equals(line.nick()) || nick.equalsIgnoreCase(line.nick())) {
        named.remove(line);
        return line;
      }
    }
    return new MentorLine(nick.isEmpty() ? name : name + " (" + nick + " on IRC)");
  }

  /** What those who mentor it say they are called in the channels; empty for those who are not there. */
  private static Map<UUID, String> nicks(Sql sql, KeptIdea idea) {
    return sql.rows("SELECT person_id, nick FROM person JOIN idea_mentor USING (person_id) WHERE idea_id = $1", idea.id()).stream()
        .collect(Collectors.toMap(row -> row.getUUID(0), row -> row.getString(1)));
  }

  /** The words with the nick as a link, where the organisation is found on IRC. */
  private static List<Object> linked(MentorLine line, Optional<String> irc) {
    String nick = line.nick();
    int at = nick == null ? -1 : line.text().lastIndexOf(nick);
    if (nick == null || at < 0 || irc.isEmpty() || !line.text().toLowerCase(Locale.ROOT).contains("irc")) {
      return List.of(line.text());
    }
    String address = irc.get() + URLEncoder.encode(nick, StandardCharsets.UTF_8) + ",isnick";
    return List.of(line.text().substring(0, at), Markup.link(address, nick), line.text().substring(at + nick.length()));
  }

  /** The network of the first channel on IRC, as a link to a nick there begins. */
  private static Optional<String> irc(Sql sql) {
    return Organisation.channels(sql).stream().map(Organisation.Channel::href).filter(href -> href.startsWith("irc:") || href.startsWith("ircs:"))
        .map(href -> href.split("/", 4)).map(parts -> parts[0] + "//" + parts[2] + "/").findFirst();
  }

  private Markup standing(Ideas.Seen seen) {
    Entry entry = seen.entry();
    Archival over = entry.over();
    if (over != null) {
      return Markup.of("p", PageParts.chip("", "over"), " This idea is over: " + over.slug() + ".").set("class", "line");
    }
    if (entry.seeksMentor()) {
      return Markup.of("p", PageParts.chip("warn", "seeking a mentor"), " It takes no applications until somebody mentors it.").set("class", "line");
    }
    int places = seen.idea().capacity();
    return Markup.of("p", applies(seen) ? PageParts.chip("ok", "open") : PageParts.chip(entry), " " + (places == 1 ? "1 place" : places + " places") + ". ", dates.standing(seen.round())).set("class", "line");
  }

  private boolean applies(Ideas.Seen seen) {
    return seen.entry().takesApplications() && seen.round().dates().applying(ideas.deeds().instant());
  }

  /** The way to apply, where there is one now; for those with an account the page's script makes it theirs. */
  private Markup applying(Ideas.Seen seen) {
    return applies(seen)
        ? Markup.of("p", Markup.link("/sign-in?then=%2Fideas%2F" + seen.id(), "Sign in to apply")).set("class", "acts").set("id", "apply-note")
        : Markup.all(List.of());
  }

  private Markup questions(Sql sql, Ideas.Seen seen) {
    Markup list = Markup.of("ul").set("class", "plain questions-list");
    MessageRoutes.page(sql, seen.id(), Optional.empty(), MOST_QUESTIONS).forEach(row -> {
      JsonObject message = MessageRoutes.json(row, false);
      String hidden = message.getString("hiddenBy");
      list.add(Markup.of("li", Markup.of("p", Markup.of("strong", message.getJsonObject("by").getString("name")), " ", dates.moment(message.getString("at"))).set("class", "quiet"),
          hidden == null ? Markup.of("div", Markup.markdown(message.getString("text"))).set("class", "markdown") : Markup.of("p", "hidden by " + hidden).set("class", "soft")).set("data-message", message.getString("id")));
    });
    return Markup.of("section", Markup.of("h2", "Questions").set("class", "section"), list,
        Markup.of("p", Markup.link("/sign-in?then=%2Fideas%2F" + seen.id(), "Sign in"), " to ask in public.").set("class", "quiet").set("id", "ask-note")).set("class", "group questions").set("id", "questions");
  }
}
