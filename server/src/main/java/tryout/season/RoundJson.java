package tryout.season;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tryout.round.Dates;
import tryout.round.Programme;
import tryout.round.Round;
import tryout.round.Settings;
import tryout.round.Settings.Assessment;
import tryout.round.Settings.ContactGate;
import tryout.round.Settings.Evaluation;
import tryout.round.Settings.IdeaSource;
import tryout.round.Settings.Named;
import tryout.round.Settings.OutcomeRule;
import tryout.round.Settings.Policy;
import tryout.round.Settings.Question;
import tryout.web.Fields;

/** Rounds as JSON: in the database, in answers and in what is sent. */
final class RoundJson {
  private RoundJson() {}

  /** As everybody reads it. */
  static JsonObject of(Round round, Instant now) {
    return new JsonObject()
        .put("id", round.id().toString())
        .put("name", round.name())
        .put("state", round.state(now).slug())
        .put("collecting", round.isPublic() && round.dates().collecting(now))
        .put("programmes", programmes(round.programmes()))
        .put("dates", dates(round.dates()))
        .put("settings", settings(round.settings()))
        .put("evaluations", evaluations(round.settings().evaluations(round.dates())))
        .put("revision", round.revision());
  }

  private static JsonObject dates(Dates dates) {
    JsonObject json = new JsonObject();
    dates.byName().forEach((name, at) -> json.put(name, at == null ? null : at.toString()));
    return json;
  }

  static JsonArray programmes(List<Programme> programmes) {
    return array(programmes, one -> new JsonObject().put("id", one.id()).put("name", one.name()).put("applyUrl", one.applyUrl()).put("note", one.note()));
  }

  static List<Programme> programmes(JsonArray array) {
    return list(array, one -> new Programme(one.getString("id"), one.getString("name"), one.getString("applyUrl"), one.getString("note")));
  }

  static JsonObject settings(Settings settings) {
    return new JsonObject()
        .put("scheduleWeeks", settings.scheduleWeeks())
        .put("assessment", settings.assessment().slug())
        .put("exerciseMinutes", settings.exerciseMinutes())
        .put("contactGate", settings.contactGate().slug())
        .put("applicationsPerPerson", settings.applicationsPerPerson())
        .put("minAgreedMentors", settings.minAgreedMentors())
        .put("ideasFrom", new JsonArray(settings.ideasFrom().stream().sorted().map(Named::slug).toList()))
        .put("questions", array(settings.questions(), one ->
            new JsonObject().put("id", one.id()).put("text", one.text()).put("required", one.required()).put("maxLength", one.maxLength())))
        .put("policies", array(settings.policies(), one ->
            new JsonObject().put("id", one.id()).put("version", one.version()).put("title", one.title()).put("text", one.text())))
        .put("pledgeHours", settings.pledgeHours())
        .put("outcomeRule", settings.outcomeRule().slug())
        .put("observers", settings.observers())
        .put("retentionMonths", settings.retentionMonths())
        .put("evaluationPlan", evaluations(settings.evaluationPlan()));
  }

  /** As it was stored. */
  static Settings settings(JsonObject json) {
    return new Settings(
        json.getInteger("scheduleWeeks"),
        word(Assessment.class, json.getString("assessment")),
        json.getInteger("exerciseMinutes"),
        word(ContactGate.class, json.getString("contactGate")),
        json.getInteger("applicationsPerPerson"),
        json.getInteger("minAgreedMentors"),
        sources(json.getJsonArray("ideasFrom").stream().map(String.class::cast).toList()),
        list(json.getJsonArray("questions"), one -> new Question(one.getString("id"), one.getString("text"), one.getBoolean("required"), one.getInteger("maxLength"))),
        list(json.getJsonArray("policies"), one -> new Policy(one.getString("id"), one.getInteger("version"), one.getString("title"), one.getString("text"))),
        json.getInteger("pledgeHours"),
        word(OutcomeRule.class, json.getString("outcomeRule")),
        json.getBoolean("observers"),
        json.getInteger("retentionMonths"),
        list(json.getJsonArray("evaluationPlan", new JsonArray()), one -> new Evaluation(one.getString("kind"), Instant.parse(one.getString("opensAt")), Instant.parse(one.getString("dueAt")))));
  }

  private static Set<IdeaSource> sources(List<String> slugs) {
    Set<IdeaSource> sources = new LinkedHashSet<>();
    slugs.forEach(slug -> sources.add(word(IdeaSource.class, slug)));
    return sources;
  }

  private static <T extends Enum<T> & Named> T word(Class<T> type, String slug) {
    return Named.of(type, slug).orElseThrow(() -> new IllegalStateException("no " + type.getSimpleName() + " is called " + slug));
  }

  /** What was sent, in place of what there is; what is left out stays. */
  static Settings settings(Fields body, Settings before) {
    return new Settings(
        body.integer("scheduleWeeks", before.scheduleWeeks()),
        chosen(body, "assessment", Assessment.class, before.assessment()),
        body.integer("exerciseMinutes", before.exerciseMinutes()),
        chosen(body, "contactGate", ContactGate.class, before.contactGate()),
        body.integer("applicationsPerPerson", before.applicationsPerPerson()),
        body.integer("minAgreedMentors", before.minAgreedMentors()),
        body.has("ideasFrom") ? new LinkedHashSet<>(body.words("ideasFrom", slug -> Named.of(IdeaSource.class, slug))) : before.ideasFrom(),
        body.has("questions") ? body.objects("questions").stream().map(RoundJson::question).toList() : before.questions(),
        body.has("policies") ? before.revised(body.objects("policies").stream().map(RoundJson::policy).toList()) : before.policies(),
        body.integer("pledgeHours", before.pledgeHours()),
        chosen(body, "outcomeRule", OutcomeRule.class, before.outcomeRule()),
        body.flag("observers", before.observers()),
        body.integer("retentionMonths", before.retentionMonths()),
        body.has("evaluationPlan") ? evaluations(body) : before.evaluationPlan());
  }

  private static <T extends Enum<T> & Named> T chosen(Fields body, String name, Class<T> type, T before) {
    T sent = body.word(name, slug -> Named.of(type, slug));
    return sent == null ? before : sent;
  }

  private static Question question(Fields one) {
    return new Question(one.line("id"), one.line("text"), one.flag("required", false), one.integer("maxLength", Question.USUAL_LENGTH));
  }

  private static List<Evaluation> evaluations(Fields body) {
    List<Evaluation> plan = body.objects("evaluationPlan").stream().map(RoundJson::evaluation).toList();
    if (plan.stream().map(Evaluation::kind).distinct().count() < plan.size()) {
      body.wrong("evaluationPlan", "Two evaluations have one name.");
    }
    return plan;
  }

  private static Evaluation evaluation(Fields one) {
    Instant opens = one.instant("opensAt").orElse(Instant.EPOCH), due = one.instant("dueAt").orElse(Instant.EPOCH);
    if (!opens.isBefore(due)) {
      one.wrong("dueAt", "It is due before it opens.");
    }
    return new Evaluation(one.line("kind"), opens, due);
  }

  private static JsonArray evaluations(List<Evaluation> plan) {
    return array(plan, one -> new JsonObject().put("kind", one.kind()).put("opensAt", one.opensAt().toString()).put("dueAt", one.dueAt().toString()));
  }

  private static Policy policy(Fields one) {
    return new Policy(one.line("id"), 1, one.line("title"), one.text("text"));
  }

  static Programme programme(Fields one) {
    return new Programme(one.line("id"), one.line("name"), one.line("applyUrl"), one.line("note"));
  }

  /** All dates as they were sent; one that is left out is not known any more. */
  static Dates dates(Fields body) {
    Function<String, @Nullable Instant> at = name -> body.instant(name).orElse(null);
    return new Dates(at.apply("ideasOpen"), at.apply("ideasClose"), at.apply("applyOpen"), at.apply("applyClose"), at.apply("announceAt"), at.apply("start"), at.apply("end"));
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
    JsonArray array = new JsonArray();
    all.forEach(one -> array.add(json.apply(one)));
    return array;
  }

  private static <T> List<T> list(JsonArray array, Function<JsonObject, T> value) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      list.add(value.apply(Optional.ofNullable(array.getJsonObject(i)).orElseGet(JsonObject::new)));
    }
    return list;
  }
}
