package tryout.admission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.application.ApplicationRules;
import tryout.application.ApplicationWish;
import tryout.application.Decision;
import tryout.application.Form;
import tryout.application.Party;
import tryout.db.Sql;
import tryout.fault.Refused;
import tryout.round.Round;
import tryout.web.Markdown;

/**
 * What somebody reads of an application. For its applicant it is made of what they may know, member by member, and never by
 * leaving something out of what others read (ROLE-6): so a decision cannot slip through before it is announced (EMB-2).
 */
final class ApplicationView {
  /** What stands for words that whoever does it writes only then. */
  private static final String SOME_WORDS = "…";

  private final Sql sql;
  private final Applications.Seen seen;
  private final ReviewStore reviews;
  private final UUID viewer;

  ApplicationView(Sql sql, Applications.Seen seen, ReviewStore reviews, UUID viewer) {
    this.sql = sql;
    this.seen = seen;
    this.reviews = reviews;
    this.viewer = viewer;
  }

  JsonObject whole() {
    return seen.party().applicant() ? own() : desk();
  }

  /** What applicants and those who choose both read. */
  private JsonObject common(String state, @Nullable OffsetDateTime changedAt) {
    Round round = seen.round();
    KeptApplication kept = seen.kept();
    return new JsonObject()
        .put("id", kept.id().toString())
        .put("own", seen.party().applicant())
        .put("round", new JsonObject().put("id", round.id().toString()).put("name", round.name()))
        .put("idea", new JsonObject().put("id", kept.idea().toString()).put("title", seen.idea().entry().text().title()))
        .put("applicant", new JsonObject().put("id", kept.person().toString()).put("name", Names.of(sql, List.of(kept.person())).getOrDefault(kept.person(), Names.NOBODY)))
        .put("state", state)
        .put("weeks", round.settings().scheduleWeeks())
        .put("programmes", programmes(round))
        .put("questions", questions(round))
        .put("policies", policies(round))
        .put("assessment", round.settings().assessment().slug())
        .put("contactGate", round.settings().contactGate().slug())
        .put("talked", seen.around().talked())
        .put("dates", new JsonObject().put("applyOpen", text(round.dates().applyOpen())).put("applyClose", text(round.dates().applyClose())).put("announceAt", text(round.dates().announceAt())).put("start", text(round.dates().start())))
        .put("submittedAt", text(kept.submittedAt()))
        .put("changedAt", text(changedAt))
        .put("erasedAt", text(kept.erasedAt()))
        .put("contributions", Contributions.all(sql, kept.id()));
  }

  private JsonObject own() {
    KeptApplication kept = seen.kept();
    boolean announced = seen.around().announced();
    JsonObject json = common(kept.progress().shown(announced).slug(), kept.changedAt())
        .put("form", form(kept.form()))
        .put("missing", missing())
        .put("receipt", seen.text().map(ApplicationView::receipt).orElse(null))
        .put("revision", seen.revision());
    Decision decision = kept.progress().decision();
    if (announced && decision != null) {
      json.put("decision", decision(decision));
    }
    return json.put("allowedActions", new JsonArray(ownActions()));
  }

  private JsonObject desk() {
    KeptApplication kept = seen.kept();
    Decision decision = kept.progress().decision();
    JsonObject json = common(kept.progress().state().slug(), kept.changedAt())
        .put("revision", seen.revision())
        .put("conflicted", seen.party().conflicted())
        .put("conflicts", Conflicts.all(sql, kept.id()))
        .put("recommendations", Recommendations.all(sql, kept.id(), viewer, advice()))
        .put("capacity", seen.around().capacity())
        .put("taken", seen.around().taken());
    seen.text().ifPresent(text -> json.put("form", form(text.form())).put("receipt", receipt(text)));
    if (decision != null) {
      json.put("decision", decision(decision));
    }
    return json.put("allowedActions", new JsonArray(deskActions()));
  }

  /** Whether its viewer may read what others recommend. */
  private boolean advice() {
    return !seen.party().conflicted() && ReviewRoutes.reviews(sql, reviews, seen).advice(viewer, seen.party().coordinator());
  }

  /** The texts with how they are drawn. */
  private static JsonObject form(Form form) {
    return FormJson.of(form).put("problemTree", Markdown.tree(form.problem())).put("outlineTree", Markdown.tree(form.outline())).put("hours", form.schedule().hours());
  }

  static JsonObject receipt(Submitted text) {
    return new JsonObject().put("number", text.number()).put("at", text(text.at())).put("digest", text.digest());
  }

  private static JsonObject decision(Decision decision) {
    return switch (decision) {
      case Decision.Accept accept -> new JsonObject().put("outcome", "accepted").put("programme", accept.programme());
      case Decision.Decline decline -> new JsonObject().put("outcome", "declined").put("words", decline.words());
    };
  }

  private JsonArray missing() {
    JsonArray missing = new JsonArray();
    Round round = seen.round();
    List<Refused.Field> all = new ArrayList<>(seen.kept().form().missing(round.programmes(), round.settings()));
    all.addAll(seen.kept().form().schedule().faults(round.settings().scheduleWeeks()));
    all.forEach(field -> missing.add(new JsonObject().put("pointer", field.pointer()).put("detail", field.detail())));
    return missing;
  }

  private static JsonArray programmes(Round round) {
    JsonArray all = new JsonArray();
    round.programmes().forEach(one -> all.add(new JsonObject().put("id", one.id()).put("name", one.name()).put("note", one.note()).put("applyUrl", one.applyUrl())));
    return all;
  }

  private static JsonArray questions(Round round) {
    JsonArray all = new JsonArray();
    round.settings().questions().forEach(one -> all.add(new JsonObject().put("id", one.id()).put("text", one.text()).put("required", one.required()).put("maxLength", one.maxLength())));
    return all;
  }

  private static JsonArray policies(Round round) {
    JsonArray all = new JsonArray();
    round.settings().policies().forEach(one -> all.add(new JsonObject().put("id", one.id()).put("version", one.version()).put("title", one.title()).put("tree", Markdown.tree(one.text()))));
    return all;
  }

  private List<String> ownActions() {
    ApplicationRules rules = seen.rules();
    Party party = seen.party();
    List<String> actions = new ArrayList<>();
    if (ApplicationRules.permitted(() -> rules.assertEditable(party))) {
      actions.add("edit");
    }
    if (ApplicationRules.permitted(() -> rules.assertContributing(party))) {
      actions.add("contribute");
    }
    actions.addAll(allowed(Map.of("submit", new ApplicationWish.Submit(), "reopen", new ApplicationWish.Reopen(), "withdraw", new ApplicationWish.Withdraw(), "restore", new ApplicationWish.Restore())));
    return actions;
  }

  private List<String> deskActions() {
    ApplicationRules rules = seen.rules();
    Party party = seen.party();
    List<String> actions = new ArrayList<>();
    if (ApplicationRules.permitted(() -> rules.assertJudges(party)) && seen.text().isPresent()) {
      actions.add("review");
    }
    if (ApplicationRules.permitted(() -> rules.assertRecommends(party))) {
      actions.add("recommend");
    }
    Map<String, ApplicationWish> wishes = new LinkedHashMap<>();
    seen.text().flatMap(text -> text.form().programmes().stream().sorted().findFirst())
        .ifPresent(programme -> wishes.put("accept", new ApplicationWish.Decide(new Decision.Accept(programme), SOME_WORDS)));
    wishes.put("decline", new ApplicationWish.Decide(new Decision.Decline(""), ""));
    wishes.put("revoke", new ApplicationWish.Revoke(SOME_WORDS));
    if (party.coordinator()) {
      wishes.put("withdraw", new ApplicationWish.Withdraw());
    }
    actions.addAll(allowed(wishes));
    return actions;
  }

  private List<String> allowed(Map<String, ApplicationWish> wishes) {
    return wishes.entrySet().stream().filter(one -> seen.rules().allows(seen.party(), one.getValue())).map(Map.Entry::getKey).sorted().toList();
  }

  static @Nullable String text(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant().toString();
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** One line of somebody's own. */
  static JsonObject line(Applications.Seen seen) {
    KeptApplication kept = seen.kept();
    return new JsonObject()
        .put("id", kept.id().toString())
        .put("round", new JsonObject().put("id", seen.round().id().toString()).put("name", seen.round().name()))
        .put("idea", new JsonObject().put("id", kept.idea().toString()).put("title", seen.idea().entry().text().title()))
        .put("state", kept.progress().shown(seen.around().announced()).slug())
        .put("submittedAt", text(kept.submittedAt()))
        .put("changedAt", text(kept.changedAt()))
        .put("applyClose", text(seen.round().dates().applyClose()))
        .put("announceAt", text(seen.round().dates().announceAt()));
  }
}
