package tryout.season;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.idea.Archival;
import tryout.idea.Entry;
import tryout.idea.Idea;
import tryout.idea.IdeaState;
import tryout.idea.Mentoring;

/** The ideas, who mentors them, and every text they had. */
final class IdeaStore {
  private static final String COLUMNS =
      "idea_id, round_id, author_id, state, content, capacity, taking, shown, over, anchor, copied_from, created_at, changed_at, published_at, revision";
  /** For a list, which shows no more of a description than stands in for a summary. */
  private static final String IN_A_LIST =
      COLUMNS.replace("content", "jsonb_set(content - 'links' - 'expectedOutcome' - 'desirableSkills', '{description}', to_jsonb(left(coalesce(content->>'description', ''), 600))) AS content");
  private static final String TITLES = "idea_title";
  /** What everybody may see; see {@link tryout.idea.Sight#isPublic}. */
  private static final String PUBLIC = "(state IN ('published', 'taken') OR shown AND state IN ('proposed', 'archived'))";

  /** Adds one with its first text. Refused with {@link Code#DUPLICATE_TITLE} where the round has that title. */
  void add(Sql sql, KeptIdea idea, UUID by) {
    Entry entry = idea.entry();
    unlessTaken(() -> sql.update(
        "INSERT INTO idea (" + COLUMNS + ", title_key, search) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
        idea.id(), idea.round(), entry.author(), entry.state().slug(), IdeaContent.of(entry.text()), idea.capacity(), entry.taking(), entry.shown(), over(entry),
        idea.anchor(), idea.copiedFrom(), idea.createdAt(), idea.changedAt(), idea.publishedAt(), idea.revision(), Idea.key(entry.text().title()), IdeaContent.words(entry.text())));
    mentors(sql, idea);
    revise(sql, idea, by, idea.createdAt());
  }

  /** Keeps what became of one. Refused as stale when somebody else changed it since. */
  KeptIdea change(Sql sql, KeptIdea before, KeptIdea next, UUID by, OffsetDateTime now) {
    Entry entry = next.entry();
    int changed = unlessTaken(() -> sql.update(
        "UPDATE idea SET state = $3, content = $4, capacity = $5, taking = $6, shown = $7, over = $8, anchor = $9, changed_at = $10, title_key = $11, search = $12,"
            + " published_at = CASE WHEN $7 THEN coalesce(published_at, $10) END, revision = revision + 1 WHERE idea_id = $1 AND revision = $2",
        before.id(), before.revision(), entry.state().slug(), IdeaContent.of(entry.text()), next.capacity(), entry.taking(), entry.shown(), over(entry), next.anchor(), now,
        Idea.key(entry.text().title()), IdeaContent.words(entry.text())));
    if (changed != 1) {
      throw Refused.stale();
    }
    if (!before.entry().mentors().equals(entry.mentors())) {
      mentors(sql, next);
    }
    if (!before.entry().text().equals(entry.text()) || before.capacity() != next.capacity()) {
      revise(sql, next, by, now);
    }
    return byId(sql, before.id()).orElseThrow();
  }

  private static void mentors(Sql sql, KeptIdea idea) {
    List<Mentoring> mentors = idea.entry().mentors();
    UUID[] stay = mentors.stream().map(Mentoring::person).toArray(UUID[]::new);
    sql.update("DELETE FROM idea_mentor WHERE idea_id = $1 AND NOT person_id = ANY ($2)", idea.id(), stay);
    for (int place = 0; place < mentors.size(); place++) {
      Mentoring one = mentors.get(place);
      sql.update(
          "INSERT INTO idea_mentor (idea_id, person_id, place, kind, answer, hours) VALUES ($1, $2, $3, $4, $5, $6)"
              + " ON CONFLICT (idea_id, person_id) DO UPDATE SET place = $3, kind = $4, answer = $5, hours = $6",
          idea.id(), one.person(), place, one.kind().slug(), one.answer().slug(), one.hours());
    }
  }

  void note(Sql sql, UUID idea, UUID person, String note) {
    sql.update("UPDATE idea_mentor SET note = $3 WHERE idea_id = $1 AND person_id = $2", idea, person, note);
  }

  /** What those who withdrew left, by person. */
  Map<UUID, String> notes(Sql sql, UUID idea) {
    Map<UUID, String> notes = new HashMap<>();
    sql.rows("SELECT person_id, note FROM idea_mentor WHERE idea_id = $1 AND note <> ''", idea).forEach(row -> notes.put(row.getUUID(0), row.getString(1)));
    return notes;
  }

  private static void revise(Sql sql, KeptIdea idea, UUID by, OffsetDateTime now) {
    sql.update(
        "INSERT INTO idea_revision (idea_id, number, content, capacity, person_id, at)"
            + " SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 FROM idea_revision WHERE idea_id = $1",
        idea.id(), IdeaContent.of(idea.entry().text()), idea.capacity(), by, now);
  }

  /** The texts that it had, newest first; at most {@code limit} before the number named, if any. */
  List<JsonObject> revisions(Sql sql, UUID idea, Optional<Integer> before, int limit) {
    return sql
        .rows("SELECT number, content, capacity, person_id, name, at FROM idea_revision JOIN person USING (person_id)"
            + " WHERE idea_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3", idea, before.orElse(null), limit)
        .stream()
        .map(row -> new JsonObject()
            .put("number", row.getInteger("number"))
            .put("at", row.getOffsetDateTime("at").toInstant().toString())
            .put("by", new JsonObject().put("id", row.getUUID("person_id").toString()).put("name", row.getString("name")))
            .put("capacity", row.getInteger("capacity"))
            .put("text", row.getJsonObject("content")))
        .toList();
  }

  Optional<KeptIdea> byId(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM idea WHERE idea_id = $1", id).map(row -> kept(row, mentors(sql, new UUID[] {id})));
  }

  /** The same, kept from others until the transaction ends. */
  Optional<KeptIdea> locked(Sql sql, UUID id) {
    return sql.first("SELECT " + COLUMNS + " FROM idea WHERE idea_id = $1 FOR UPDATE", id).map(row -> kept(row, mentors(sql, new UUID[] {id})));
  }

  /** All of a round, in order of title. */
  List<KeptIdea> all(Sql sql, UUID round) {
    return kept(sql, sql.rows("SELECT " + COLUMNS + " FROM idea WHERE round_id = $1 ORDER BY title_key, idea_id", round));
  }

  /** How many stand on the public list of a round. */
  int listed(Sql sql, UUID round) {
    return sql.first("SELECT count(*)::int FROM idea WHERE round_id = $1 AND state <> 'archived' AND " + PUBLIC, round).orElseThrow().getInteger(0);
  }

  /** Those of a round that somebody sees and asked for, in the order that they asked for; without their long texts. */
  List<KeptIdea> list(Sql sql, UUID round, IdeaFilter filter, @Nullable UUID viewer, boolean all, Optional<UUID> after, int limit) {
    return kept(sql, sql.rows(
        "SELECT " + IN_A_LIST + " FROM idea i WHERE round_id = $1"
            + " AND ($2 OR " + PUBLIC + " OR author_id = $3 OR EXISTS (SELECT 1 FROM idea_mentor m WHERE m.idea_id = i.idea_id AND m.person_id = $3 AND m.answer IN ('asked', 'agreed')))"
            + " AND ($4 = '' OR state = $4)"
            + " AND ($5 = '' OR lower(content->>'skillLevel') = lower($5)) AND ($6 = '' OR lower(content->>'difficulty') = lower($6))"
            + " AND ($7 = '' OR position(lower($7) IN lower(content->>'language')) > 0) AND ($8 = '' OR lower(content->>'projectSize') = lower($8))"
            + " AND ($9::uuid IS NULL OR EXISTS (SELECT 1 FROM idea_mentor m WHERE m.idea_id = i.idea_id AND m.person_id = $9 AND m.answer = 'agreed'))"
            + " AND (SELECT coalesce(bool_and(position(word IN search) > 0), true) FROM unnest($10::text[]) word)"
            + " AND ($11::uuid IS NULL OR CASE WHEN $13 THEN (created_at, idea_id) < (SELECT created_at, idea_id FROM idea WHERE idea_id = $11)"
            + " ELSE (title_key, idea_id) > (SELECT title_key, idea_id FROM idea WHERE idea_id = $11) END)"
            + " ORDER BY CASE WHEN $13 THEN created_at END DESC, CASE WHEN $13 THEN idea_id END DESC, title_key, idea_id LIMIT $12",
        round, all, viewer, filter.state(), filter.skillLevel(), filter.difficulty(), filter.language(), filter.projectSize(), filter.mentor(), filter.words().toArray(String[]::new), after.orElse(null), limit, filter.newest()));
  }

  /**
   * Those that somebody wrote or was asked to mentor, newest first: in the order of what last changed, a walk would skip what changes meanwhile.
   *
   * @param drafts whether of rounds that are being prepared, too
   */
  List<KeptIdea> of(Sql sql, UUID person, boolean drafts, Optional<UUID> after, int limit) {
    return kept(sql, sql.rows(
        "SELECT " + COLUMNS + " FROM idea i WHERE (author_id = $1 OR EXISTS"
            + " (SELECT 1 FROM idea_mentor m WHERE m.idea_id = i.idea_id AND m.person_id = $1 AND m.answer IN ('asked', 'agreed')))"
            + " AND ($2 OR EXISTS (SELECT 1 FROM round r WHERE r.round_id = i.round_id AND r.state <> 'draft'))"
            + " AND ($3::uuid IS NULL OR (created_at, idea_id) < (SELECT created_at, idea_id FROM idea WHERE idea_id = $3))"
            + " ORDER BY created_at DESC, idea_id DESC LIMIT $4",
        person, drafts, after.orElse(null), limit));
  }

  private List<KeptIdea> kept(Sql sql, List<Row> rows) {
    Map<UUID, List<Mentoring>> mentors = mentors(sql, rows.stream().map(row -> row.getUUID("idea_id")).toArray(UUID[]::new));
    return rows.stream().map(row -> kept(row, mentors)).toList();
  }

  private static Map<UUID, List<Mentoring>> mentors(Sql sql, UUID[] ideas) {
    Map<UUID, List<Mentoring>> mentors = new LinkedHashMap<>();
    sql.rows("SELECT idea_id, person_id, kind, answer, hours FROM idea_mentor WHERE idea_id = ANY ($1) ORDER BY idea_id, place", (Object) ideas).forEach(row ->
        mentors.computeIfAbsent(row.getUUID("idea_id"), id -> new java.util.ArrayList<>()).add(new Mentoring(row.getUUID("person_id"),
            of(Mentoring.Kind.values(), Mentoring.Kind::slug, row.getString("kind")), of(Mentoring.Answer.values(), Mentoring.Answer::slug, row.getString("answer")), row.getInteger("hours"))));
    return mentors;
  }

  private static KeptIdea kept(Row row, Map<UUID, List<Mentoring>> mentors) {
    UUID id = row.getUUID("idea_id");
    String over = row.getString("over");
    Entry entry = new Entry(IdeaContent.read(row.getJsonObject("content")), row.getUUID("author_id"), of(IdeaState.values(), IdeaState::slug, row.getString("state")),
        mentors.getOrDefault(id, List.of()), row.getBoolean("taking"), row.getBoolean("shown"), over == null ? null : of(Archival.values(), Archival::slug, over));
    return new KeptIdea(id, row.getUUID("round_id"), entry, row.getInteger("capacity"), row.getString("anchor"), row.getUUID("copied_from"), row.getOffsetDateTime("created_at"),
        row.getOffsetDateTime("changed_at"), row.getOffsetDateTime("published_at"), row.getLong("revision"));
  }

  static <T> T of(T[] values, java.util.function.Function<T, String> slug, String text) {
    return Arrays.stream(values).filter(one -> slug.apply(one).equals(text)).findFirst().orElseThrow();
  }

  private static @Nullable String over(Entry entry) {
    Archival over = entry.over();
    return over == null ? null : over.slug();
  }

  private static <T> T unlessTaken(java.util.function.Supplier<T> statement) {
    try {
      return statement.get();
    } catch (RuntimeException e) {
      if (Sql.violates(e, TITLES)) {
        throw new Refused(Code.DUPLICATE_TITLE, "The round has an idea of that title already: call it something else, or change that one.",
            List.of(new Refused.Field("/title", "Another idea of this round is called that.")));
      }
      throw e;
    }
  }
}
