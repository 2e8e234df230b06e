package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tryout.fault.Refused;
import tryout.idea.Entry;
import tryout.idea.IdeaRules;
import tryout.idea.IdeaState;
import tryout.idea.Mentoring;
import tryout.round.Round;
import tryout.round.RoundState;

/** What a round lacks, and how far its ideas have come. */
final class Dashboard {
  private static final Wanted.Waiting NOTHING = new Wanted.Waiting(0, 0);

  private final Round round;
  private final List<KeptIdea> ideas;
  private final Map<UUID, Wanted.Waiting> waiting;
  private final Instant now;

  /**
   * Of one round.
   *
   * @param waiting what waits for those who choose, by idea
   */
  Dashboard(Round round, List<KeptIdea> ideas, Map<UUID, Wanted.Waiting> waiting, Instant now) {
    this.round = round;
    this.ideas = ideas;
    this.waiting = waiting;
    this.now = now;
  }

  /** One thing that is to be done, and where. */
  private record Lack(String kind, String title, String detail, String place) {
    JsonObject json() {
      return new JsonObject().put("kind", kind).put("title", title).put("detail", detail).put("place", place);
    }
  }

  JsonObject json() {
    JsonArray lacks = new JsonArray();
    lacks().forEach(lack -> lacks.add(lack.json()));
    Map<IdeaState, Integer> counts = new EnumMap<>(IdeaState.class);
    ideas.forEach(idea -> counts.merge(idea.entry().state(), 1, Integer::sum));
    JsonObject states = new JsonObject();
    for (IdeaState state : IdeaState.values()) {
      states.put(state.slug(), counts.getOrDefault(state, 0));
    }
    return new JsonObject().put("lacks", lacks).put("ideas", states);
  }

  private List<Lack> lacks() {
    List<Lack> lacks = new ArrayList<>();
    if (round.state(now) == RoundState.DRAFT) {
      notOpen(lacks);
    }
    for (KeptIdea idea : ideas) {
      of(idea, lacks);
      applied(idea, lacks);
    }
    return lacks;
  }

  /** Before applications close, none of them can be decided. */
  private void applied(KeptIdea idea, List<Lack> lacks) {
    Wanted.Waiting here = waiting.getOrDefault(idea.id(), NOTHING);
    if (here.unreviewed() > 0) {
      lacks.add(new Lack("unreviewed", idea.entry().text().title(), applications(here.unreviewed()) + ", and nobody has locked a review.", list(idea, "review")));
    }
    if (here.undecided() > 0 && round.dates().closed(now)) {
      lacks.add(new Lack("undecided", idea.entry().text().title(), applications(here.undecided()) + ", and nothing is decided.", list(idea, "decision")));
    }
  }

  private static String applications(int number) {
    return number == 1 ? "One application" : number + " applications";
  }

  private String list(KeptIdea idea, String waits) {
    return "/rounds/" + round.id() + "/applications?idea=" + idea.id() + "&waits=" + waits;
  }

  private void notOpen(List<Lack> lacks) {
    String place = "/rounds/" + round.id() + "/settings";
    try {
      round.stored().opened(round.programmes().size(), round.dates());
      lacks.add(new Lack("round-not-open", round.name(), "Everything is there: it can be opened.", place));
    } catch (Refused refused) {
      lacks.add(new Lack("round-incomplete", round.name(), missing(refused), place));
    }
  }

  /** Which dates they are is said where they are typed. */
  private String missing(Refused refused) {
    int dates = round.dates().missing().size();
    List<String> missing = new ArrayList<>();
    refused.fields().stream().filter(field -> !field.pointer().startsWith("/dates/")).map(Refused.Field::detail).forEach(missing::add);
    if (dates > 0) {
      missing.add(dates == 1 ? "One date is missing." : dates + " dates are missing.");
    }
    return missing.isEmpty() ? refused.detail() : String.join(" ", missing);
  }

  private void of(KeptIdea idea, List<Lack> lacks) {
    Entry entry = idea.entry();
    String place = "/ideas/" + idea.id() + "/manage";
    switch (entry.state()) {
      case DRAFT -> lacks.add(new Lack("idea-draft", entry.text().title(), entry.mentors().isEmpty() ? "A draft, and nobody is asked to mentor it." : "A draft: it can be proposed.", place));
      case PROPOSED -> lacks.add(new Lack("no-mentor", entry.text().title(), waiting(entry), place));
      case MENTORED -> {
        List<Refused.Field> missing = IdeaRules.missing(entry.text());
        lacks.add(missing.isEmpty()
            ? new Lack("idea-ready", entry.text().title(), "Its mentors agreed: it can be published.", place)
            : new Lack("template-incomplete", entry.text().title(), missing.stream().map(Refused.Field::detail).collect(Collectors.joining(" ")), place));
      }
      case PUBLISHED, TAKEN, ARCHIVED -> {
        // Nothing is missing there.
      }
    }
  }

  private static String waiting(Entry entry) {
    long asked = entry.mentors().stream().filter(one -> one.answer() == Mentoring.Answer.ASKED).count();
    String seeks = entry.seeksMentor() ? "It was published and seeks a mentor. " : "";
    return seeks + (asked == 0 ? "Nobody is asked to mentor it." : asked == 1 ? "One person is asked and has not answered." : asked + " people are asked and have not answered.");
  }
}
