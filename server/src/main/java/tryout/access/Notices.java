package tryout.access;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tryout.web.Fields;

/**
 * What somebody wants to be told of and when, here and by mail (NOTE-3).
 *
 * @param chosen the groups that they chose for; the others are as usual
 */
public record Notices(Map<Group, Choice> chosen) {
  private static final String HERE = "here";
  private static final String MAIL = "mail";

  /** When somebody is told. */
  public enum Pace {
    NOW,
    /** Once a day, all together. */
    DAILY,
    OFF;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Pace> of(@Nullable String slug) {
      return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
  }

  /**
   * When somebody is told of one group.
   *
   * @param here in the inbox
   * @param mail where this server sends mail
   */
  public record Choice(Pace here, Pace mail) {
    private JsonObject toJson() {
      return new JsonObject().put(HERE, here.slug()).put(MAIL, mail.slug());
    }
  }

  /** Events that one chooses for together. Where somebody waits for an answer, mail goes at once unless they say otherwise. */
  public enum Group {
    IDEAS(Pace.DAILY),
    MENTORING(Pace.NOW),
    APPLICATIONS(Pace.DAILY),
    MESSAGES(Pace.NOW),
    ROUNDS(Pace.NOW),
    /** What was decided of somebody, which nobody can miss. */
    DECISIONS(Pace.NOW);

    private final Choice usual;

    Group(Pace mail) {
      usual = new Choice(Pace.NOW, mail);
    }

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What holds for whoever did not choose. */
    public Choice usual() {
      return usual;
    }

    private boolean open() {
      return this != DECISIONS;
    }
  }

  public Notices {
    chosen = Map.copyOf(chosen);
  }

  /** As {@link #kept} wrote it. */
  public static Notices of(JsonObject kept) {
    Map<Group, Choice> chosen = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      JsonObject one = kept.getJsonObject(group.slug());
      if (group.open() && one != null) {
        chosen.put(group, new Choice(
            Pace.of(one.getString(HERE)).orElse(group.usual().here()), Pace.of(one.getString(MAIL)).orElse(group.usual().mail())));
      }
    }
    return new Notices(chosen);
  }

  /** What holds for a group. */
  public Choice of(Group group) {
    return chosen.getOrDefault(group, group.usual());
  }

  /** The same with what a body says; what it leaves out stays. */
  Notices with(Fields body) {
    Map<Group, Choice> now = new EnumMap<>(Group.class);
    now.putAll(chosen);
    for (Group group : Group.values()) {
      if (group.open() && body.has(group.slug())) {
        now.put(group, changed(of(group), body.object(group.slug())));
      }
    }
    return new Notices(now);
  }

  private static Choice changed(Choice before, Fields body) {
    Pace here = body.word(HERE, Pace::of);
    Pace mail = body.word(MAIL, Pace::of);
    return new Choice(here == null ? before.here() : here, mail == null ? before.mail() : mail);
  }

  /** What was chosen, as it is stored. */
  JsonObject kept() {
    JsonObject json = new JsonObject();
    chosen.forEach((group, choice) -> json.put(group.slug(), choice.toJson()));
    return json;
  }

  /** What holds for every group. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    for (Group group : Group.values()) {
      json.put(group.slug(), of(group).toJson());
    }
    return json;
  }
}
