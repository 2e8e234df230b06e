package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tryout.exercise.Guide.Criterion;
import tryout.grade.Card;
import tryout.grade.Leaning;
import tryout.grade.Moment;
import tryout.grade.Panel;
import tryout.grade.PanelEvent;
import tryout.grade.Said;

/**
 * How the panel's stream lies in its table and goes over the line. Numbers and names are for ever, as those of the
 * journal are.
 */
final class PanelJson {
  private PanelJson() {}

  /** The kinds, with their number in the table and their name on the wire. */
  enum Kind {
    NOTED(1, "noted"),
    CONFERRED(2, "conferred"),
    MARKED(3, "marked"),
    PINNED(4, "pinned"),
    UNPINNED(5, "unpinned"),
    RECOMMENDED(6, "recommended"),
    LOCKED(7, "locked"),
    RECONCILED(8, "reconciled"),
    AGREED(9, "agreed"),
    CLOSED(10, "closed"),
    RELEASED(11, "released");

    final short number;
    final String wire;

    Kind(int number, String wire) {
      this.number = (short) number;
      this.wire = wire;
    }

    static Kind of(int number) {
      for (Kind kind : values()) {
        if (kind.number == number) {
          return kind;
        }
      }
      throw new IllegalStateException("a panel's stream holds an event of kind " + number + ", which this version does not know");
    }
  }

  static Kind kind(Said said) {
    return switch (said) {
      case Said.Noted noted -> Kind.NOTED;
      case Said.Conferred conferred -> Kind.CONFERRED;
      case Said.Marked marked -> Kind.MARKED;
      case Said.Pinned pinned -> Kind.PINNED;
      case Said.Unpinned unpinned -> Kind.UNPINNED;
      case Said.Recommended recommended -> Kind.RECOMMENDED;
      case Said.Locked locked -> Kind.LOCKED;
      case Said.Reconciled reconciled -> Kind.RECONCILED;
      case Said.Agreed agreed -> Kind.AGREED;
      case Said.Closed closed -> Kind.CLOSED;
      case Said.Released released -> Kind.RELEASED;
    };
  }

  /** The body as it is stored. */
  static JsonObject write(Said said) {
    return switch (said) {
      case Said.Noted s -> new JsonObject().put("text", s.text());
      case Said.Conferred s -> new JsonObject().put("text", s.text());
      case Said.Marked s -> level(s.criterion(), s.level());
      case Said.Pinned s -> new JsonObject().put("pin", s.pin()).put("criterion", s.criterion())
          .put("seq", s.moment().seq()).put("at", s.moment().at()).put("run", s.moment().run());
      case Said.Unpinned s -> new JsonObject().put("pin", s.pin());
      case Said.Recommended s -> new JsonObject().put("leaning", s.leaning().slug()).put("why", s.why());
      case Said.Locked s -> new JsonObject();
      case Said.Reconciled s -> new JsonObject().put("criterion", s.criterion()).put("line", s.line());
      case Said.Agreed s -> level(s.criterion(), s.level());
      case Said.Closed s -> new JsonObject().put("over", s.over());
      case Said.Released s -> new JsonObject().put("text", s.text()).put("levels", s.levels());
    };
  }

  private static JsonObject level(String criterion, int level) {
    return new JsonObject().put("criterion", criterion).put("level", level);
  }

  /** Reads a stored body back. */
  static Said read(int number, JsonObject body) {
    return switch (Kind.of(number)) {
      case NOTED -> new Said.Noted(body.getString("text"));
      case CONFERRED -> new Said.Conferred(body.getString("text"));
      case MARKED -> new Said.Marked(body.getString("criterion"), body.getInteger("level"));
      case PINNED -> new Said.Pinned(body.getInteger("pin"), body.getString("criterion"),
          new Moment(body.getLong("seq"), body.getLong("at"), body.getInteger("run")));
      case UNPINNED -> new Said.Unpinned(body.getInteger("pin"));
      case RECOMMENDED -> new Said.Recommended(Leaning.of(body.getString("leaning")).orElseThrow(), body.getString("why"));
      case LOCKED -> new Said.Locked();
      case RECONCILED -> new Said.Reconciled(body.getString("criterion"), body.getString("line"));
      case AGREED -> new Said.Agreed(body.getString("criterion"), body.getInteger("level"));
      case CLOSED -> new Said.Closed(body.getBoolean("over"));
      case RELEASED -> new Said.Released(body.getString("text"), body.getBoolean("levels"));
    };
  }

  /** One event as a mentor's page gets it. */
  static JsonObject event(PanelEvent event) {
    return new JsonObject().put("at", event.at()).put("by", event.by()).put("client", event.ack().client())
        .put("number", event.ack().number()).put(kind(event.said()).wire, write(event.said()));
  }

  /**
   * The panel as one mentor may see it now.
   *
   * @param client the page that is told; what it sent beyond the number that is answered is to be sent again
   */
  static JsonObject state(Panel panel, List<Criterion> rubric, String member, String client) {
    PanelEvent.Ack last = panel.pages().get(client);
    boolean open = panel.open(member);
    JsonObject cards = new JsonObject();
    panel.cards().forEach((whose, card) -> {
      if (open || whose.equals(member)) {
        cards.put(whose, card(card));
      }
    });
    JsonArray locked = new JsonArray();
    panel.cards().forEach((whose, card) -> {
      if (card.locked()) {
        locked.add(whose);
      }
    });
    JsonArray lines = new JsonArray();
    panel.lines().values().forEach(said -> events(panel, member, said).forEach(lines::add));
    return new JsonObject().put("number", last == null ? 0 : last.number()).put("rubric", rubric(rubric))
        .put("notes", events(panel, member, panel.notes())).put("words", events(panel, member, panel.words()))
        .put("pins", events(panel, member, panel.pins().values())).put("lines", lines).put("cards", cards).put("locked", locked)
        .put("agreed", open ? new JsonObject(Map.copyOf(panel.agreed())) : new JsonObject())
        .put("share", open && panel.share(rubric).isPresent() ? panel.share(rubric).getAsDouble() : null)
        .put("feedback", open ? feedback(panel, rubric).orElse(null) : null)
        .put("open", open).put("closed", panel.closed());
  }

  /** What a report says of the panel to one of it, or to somebody who looks at it once grading is over. */
  static JsonObject report(Panel panel, List<Criterion> rubric, String member) {
    JsonObject shown = state(panel, rubric, member, "");
    List.of("number", "rubric", "notes", "words").forEach(shown::remove);
    return shown;
  }

  /** What was released to the candidate, with the anchors of those levels and of no other. */
  static Optional<JsonObject> feedback(Panel panel, List<Criterion> rubric) {
    return Optional.ofNullable(panel.feedback()).map(feedback -> {
      JsonArray levels = new JsonArray();
      rubric.stream().filter(one -> feedback.levels().containsKey(one.id())).forEach(one -> {
        int level = feedback.levels().getOrDefault(one.id(), 0);
        levels.add(new JsonObject().put("title", one.title()).put("level", level)
            .put("anchor", level == 0 ? "" : one.anchors().get(level - 1)));
      });
      return new JsonObject().put("at", feedback.at()).put("text", feedback.text()).put("levels", levels);
    });
  }

  private static JsonArray events(Panel panel, String member, Collection<PanelEvent> events) {
    JsonArray seen = new JsonArray();
    events.stream().filter(event -> panel.sees(member, event)).forEach(event -> seen.add(event(event)));
    return seen;
  }

  private static JsonObject card(Card card) {
    Leaning leaning = card.leaning();
    return new JsonObject().put("marks", new JsonObject(Map.copyOf(card.marks())))
        .put("leaning", leaning == null ? null : leaning.slug()).put("why", card.why()).put("locked", card.locked());
  }

  static JsonArray rubric(List<Criterion> rubric) {
    JsonArray array = new JsonArray();
    rubric.forEach(one -> array.add(new JsonObject().put("id", one.id()).put("title", one.title()).put("weight", one.weight())
        .put("anchors", new JsonArray(one.anchors())).put("evidenceRequired", one.evidenceRequired())));
    return array;
  }

  static Criterion criterion(JsonObject json) {
    return new Criterion(json.getString("id"), json.getString("title"), json.getInteger("weight"),
        json.getJsonArray("anchors").stream().map(String.class::cast).toList(), json.getBoolean("evidenceRequired"));
  }
}
