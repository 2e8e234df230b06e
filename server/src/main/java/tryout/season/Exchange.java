package tryout.season;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tryout.access.Caller;
import tryout.access.Gate;
import tryout.access.Idempotency;
import tryout.access.Route;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaRules;
import tryout.idea.IdeaState;
import tryout.idea.MentorLine;
import tryout.idea.Mentoring;
import tryout.idea.Sight;
import tryout.page.DryRun;
import tryout.page.Format;
import tryout.page.Found;
import tryout.page.IdeaJson;
import tryout.page.Page;
import tryout.page.PageWriter;
import tryout.round.Round;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Pages of ideas in, after a dry run, and out again. */
final class Exchange {
  /** A page of the greatest length, each of its characters escaped. */
  private static final int MAX_BODY = 13 * 1024 * 1024;

  private final Ideas ideas;
  private final Gate gate;

  Exchange(Ideas ideas, Gate gate) {
    this.ideas = ideas;
    this.gate = gate;
  }

  void open(Api api) {
    gate.open(api, Route.IMPORT_IDEAS, MAX_BODY, this::dryRun);
    gate.open(api, Route.SHOW_IMPORT, this::show);
    gate.open(api, Route.APPLY_IMPORT, this::apply);
    gate.open(api, Route.EXPORT_IDEAS, this::exportAll);
    gate.open(api, Route.EXPORT_IDEA, this::exportOne);
  }

  /** A page, with those that it may put into itself; how it is written is found out where nobody said it. */
  private record Source(String page, Map<String, String> pages, Optional<Format> format) {
    Found read() {
      return Page.read(page.getBytes(StandardCharsets.UTF_8), format, pages);
    }
  }

  /** A page that was brought, read again whenever it is needed. */
  private record Brought(UUID id, UUID round, Source source, String format, String digest, boolean applied) {}

  private Reply dryRun(Call call) {
    Caller.Person person = Caller.person(call);
    Round round = ideas.database().inTransaction(sql -> ideas.round(sql, call.id("round"), Optional.of(person)));
    IdeaRules.assertMayBegin(Ideas.actor(person), true, ideas.terms(round));
    Fields body = call.body();
    Optional<UUID> again = body.optionalLine("again").map(UUID::fromString);
    Source source = again.isPresent() ? brought(again.get(), round) : source(body);
    body.end();
    Found found = source.read();
    return Reply.created(ideas.database().inTransaction(sql -> Idempotency.once(sql, call, person.id(), ideas.deeds().now(), () -> {
      DryRun run = DryRun.of(found, known(sql, round.id()));
      Brought brought = new Brought(UUID.randomUUID(), round.id(), source, found.format().slug(), run.digest(), false);
      keep(sql, person, brought);
      return report(brought, found, run, Map.of());
    })));
  }

  private static Source source(Fields body) {
    String page = body.text("page");
    Format format = body.word("format", Format::of);
    Map<String, String> others = new LinkedHashMap<>();
    body.objects("pages").forEach(one -> others.put(one.line("name"), one.text("page")));
    if (page.isBlank()) {
      body.wrong("page", "Paste the page, or choose its file.");
    }
    return new Source(page, others, Optional.ofNullable(format));
  }

  /** What an import of the same round read. */
  private Source brought(UUID id, Round round) {
    Brought brought = ideas.database().inTransaction(sql -> brought(sql, id));
    if (!brought.round().equals(round.id())) {
      throw nothing();
    }
    return brought.source();
  }

  private static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is no such import.");
  }

  private void keep(Sql sql, Caller.Person person, Brought brought) {
    JsonObject pages = new JsonObject();
    brought.source().pages().forEach(pages::put);
    sql.update(
        "INSERT INTO idea_import (import_id, round_id, person_id, page, pages, format, digest, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        brought.id(), brought.round(), person.id(), brought.source().page(), pages, brought.format(), brought.digest(), ideas.deeds().now());
  }

  private List<DryRun.Known> known(Sql sql, UUID round) {
    return ideas.store().all(sql, round).stream().filter(idea -> idea.entry().state() != IdeaState.ARCHIVED).map(KeptIdea::known).toList();
  }

  /** @param made the ideas that applying it has just created, by their entries */
  private static JsonObject report(Brought brought, Found found, DryRun run, Map<DryRun.Entry, UUID> made) {
    JsonArray entries = new JsonArray();
    run.entries().forEach(entry -> entries.add(json(entry, made)));
    JsonObject whole = new JsonObject(IdeaJson.of(found));
    return new JsonObject()
        .put("id", brought.id().toString())
        .put("round", brought.round().toString())
        .put("format", brought.format())
        .put("applied", brought.applied())
        .put("entries", entries)
        .put("sections", whole.getJsonArray("sections"))
        .put("notes", whole.getJsonArray("notes"));
  }

  private static JsonObject json(DryRun.Entry entry, Map<DryRun.Entry, UUID> made) {
    JsonObject json = new JsonObject().put("line", entry.line()).put("title", entry.title());
    return switch (entry) {
      case DryRun.Created created -> {
        json.put("outcome", "created").put("idea", IdeaContent.of(created.idea()));
        UUID id = made.get(created);
        yield id == null ? json : json.put("id", id.toString());
      }
      case DryRun.Changed changed -> json.put("outcome", "changed").put("id", changed.id()).put("changes", changes(changed.changes()));
      case DryRun.Unchanged unchanged -> json.put("outcome", "unchanged").put("id", unchanged.id());
      case DryRun.Skipped skipped -> json.put("outcome", "skipped").put("reason", skipped.reason());
    };
  }

  private static JsonArray changes(List<DryRun.Change> changes) {
    JsonArray array = new JsonArray();
    changes.forEach(change -> array.add(new JsonObject().put("field", change.field()).put("before", change.before()).put("after", change.after())));
    return array;
  }

  private Brought brought(Sql sql, UUID id) {
    return sql.first("SELECT import_id, round_id, page, pages, format, digest, applied_at FROM idea_import WHERE import_id = $1 FOR UPDATE", id)
        .map(row -> new Brought(id, row.getUUID("round_id"), new Source(row.getString("page"), texts(row.getJsonObject("pages")), Format.of(row.getString("format"))), row.getString("format"), row.getString("digest"), row.getOffsetDateTime("applied_at") != null))
        .orElseThrow(Exchange::nothing);
  }

  private static Map<String, String> texts(JsonObject pages) {
    Map<String, String> texts = new LinkedHashMap<>();
    pages.fieldNames().forEach(name -> texts.put(name, pages.getString(name)));
    return texts;
  }

  private Reply show(Call call) {
    return ideas.database().inTransaction(sql -> {
      Brought brought = brought(sql, call.id("import"));
      Found found = brought.source().read();
      return Reply.ok(report(brought, found, DryRun.of(found, known(sql, brought.round())), Map.of()));
    });
  }

  /** Does exactly what the dry run told, or nothing (IMP-2). */
  private Reply apply(Call call) {
    Caller.Person person = Caller.person(call);
    return Reply.ok(ideas.database().inTransaction(sql -> {
      Brought brought = brought(sql, call.id("import"));
      Round round = ideas.round(sql, brought.round(), Optional.of(person));
      IdeaRules.assertMayBegin(Ideas.actor(person), true, ideas.terms(round));
      sql.rows("SELECT 1 FROM round WHERE round_id = $1 FOR UPDATE", round.id());
      Found found = brought.source().read();
      DryRun run = DryRun.of(found, known(sql, round.id()));
      if (brought.applied() || !run.digest().equals(brought.digest())) {
        throw new Refused(Code.CHANGED_SINCE_DRY_RUN, brought.applied() ? "It was applied already: read the page again." : "The ideas were changed since this was read: read the page again.");
      }
      Map<DryRun.Entry, UUID> made = new HashMap<>();
      run.entries().forEach(entry -> apply(sql, person, round, entry).ifPresent(id -> made.put(entry, id)));
      sql.update("UPDATE idea_import SET applied_at = $2 WHERE import_id = $1", brought.id(), ideas.deeds().now());
      return report(brought, found, run, made).put("applied", true);
    }));
  }

  /** @return the id of what is created */
  private Optional<UUID> apply(Sql sql, Caller.Person person, Round round, DryRun.Entry entry) {
    return switch (entry) {
      case DryRun.Created created -> Optional.of(create(sql, person, round, created.idea()));
      case DryRun.Changed changed -> {
        change(sql, person, changed);
        yield Optional.empty();
      }
      case DryRun.Unchanged _, DryRun.Skipped _ -> Optional.empty();
    };
  }

  /** Lands as a draft; whom the page names and the house knows is asked, and nobody has agreed (IMP-4). */
  private UUID create(Sql sql, Caller.Person person, Round round, Idea text) {
    KeptIdea draft = ideas.begin(sql, person, round, text, 1, DryRun.anchor(text), null);
    List<Mentoring> asked = asked(sql, text);
    Entry entry = new Entry(text, person.id(), draft.entry().state(), asked, true, false, null);
    KeptIdea kept = asked.isEmpty() ? draft : ideas.store().change(sql, draft, draft.with(entry), person.id(), ideas.deeds().now());
    ideas.deeds().note(sql, person.id(), "idea-imported", kept.id(), "", new JsonObject(), Ideas.digestible(kept));
    return kept.id();
  }

  /** Whoever has a role was made by somebody who knows them; an account of one's own may name any address. */
  private static List<Mentoring> asked(Sql sql, Idea text) {
    List<MentorLine> named = text.mentors();
    List<Mentoring> asked = new ArrayList<>();
    for (MentorLine line : named == null ? List.<MentorLine>of() : named) {
      known(sql, line).filter(id -> asked.stream().noneMatch(one -> one.person().equals(id)))
          .ifPresent(id -> asked.add(new Mentoring(id, Mentoring.Kind.CO, Mentoring.Answer.ASKED, 0)));
    }
    return asked;
  }

  /** A nick that two people say is theirs is nobody's. */
  private static Optional<UUID> known(Sql sql, MentorLine line) {
    String mail = line.mail(), nick = line.nick();
    Optional<UUID> owner = mail == null ? Optional.empty()
        : sql.first("SELECT person_id FROM person WHERE lower(mail) = lower($1) AND roles <> '{}' AND disabled_at IS NULL", mail).map(row -> row.getUUID(0));
    return owner.or(() -> nick == null ? Optional.empty() : Optional.of(sql.rows("SELECT person_id FROM person WHERE nick <> '' AND lower(nick) = lower($1) AND roles <> '{}' AND disabled_at IS NULL", nick))
        .filter(found -> found.size() == 1).map(found -> found.getFirst().getUUID(0)));
  }

  /** Another text, and neither another state nor another mentor. */
  private void change(Sql sql, Caller.Person person, DryRun.Changed changed) {
    Ideas.Seen seen = ideas.locked(sql, UUID.fromString(changed.id()), person);
    KeptIdea next = ideas.store().change(sql, seen.idea(), seen.idea().with(seen.entry().saying(changed.idea())).called(DryRun.anchor(changed.idea())), person.id(), ideas.deeds().now());
    ideas.deeds().note(sql, person.id(), "idea-imported", next.id(), "", Ideas.digestible(seen.idea()), Ideas.digestible(next));
  }

  private Reply exportAll(Call call) {
    Optional<Caller> caller = gate.caller(call);
    return ideas.database().inTransaction(sql -> {
      Round round = ideas.round(sql, call.id("round"), caller);
      boolean drafts = Ideas.prepares(caller);
      List<KeptIdea> all = ideas.store().all(sql, round.id()).stream()
          .filter(idea -> drafts ? idea.entry().state() != IdeaState.ARCHIVED : isOnList(idea)).toList();
      return written(call, "ideas", texts(all, caller));
    });
  }

  /** What stands on the public list now: those that are over have their own page only. */
  static boolean isOnList(KeptIdea idea) {
    return Sight.isPublic(idea.entry()) && idea.entry().state() != IdeaState.ARCHIVED;
  }

  private Reply exportOne(Call call) {
    Optional<Caller> caller = gate.caller(call);
    return ideas.database().inTransaction(sql -> written(call, "idea", texts(List.of(ideas.seen(sql, call.id("idea"), caller).idea()), caller)));
  }

  /** Who may not read mail addresses gets nicks instead (EXP-1). */
  private static List<Idea> texts(List<KeptIdea> all, Optional<Caller> caller) {
    boolean mail = caller.orElse(null) instanceof Caller.Person;
    return all.stream().map(idea -> idea.entry().text()).map(text -> mail ? text : text.withoutMail()).toList();
  }

  private static Reply written(Call call, String name, List<Idea> texts) {
    return switch (call.query("format").orElse("wiki")) {
      case "md" -> Reply.download("text/plain; charset=utf-8", name + ".md", Buffer.buffer(PageWriter.write(texts, Format.MARKDOWN)));
      case "json" -> Reply.download("application/json; charset=utf-8", name + ".json", new JsonObject().put("ideas", IdeaJson.of(texts)).toBuffer());
      default -> Reply.download("text/plain; charset=utf-8", name + ".wiki", Buffer.buffer(PageWriter.write(texts, Format.MEDIAWIKI)));
    };
  }
}
