package tryout.admission;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tryout.application.Criterion;
import tryout.application.Review;
import tryout.application.Review.Addendum;
import tryout.application.Reviews;
import tryout.db.Sql;

/** What those who judge think of applications. */
final class ReviewStore {
  /**
   * An application whose reviews are asked for.
   *
   * @param expected whose are waited for
   */
  record Of(UUID application, Set<UUID> expected) {}

  /** One that somebody wrote about one application. */
  private record Key(UUID application, UUID person) {
    private static Key of(Row row) {
      return new Key(row.getUUID("application_id"), row.getUUID("person_id"));
    }
  }

  /** All of one application, those that are still written too. */
  List<Review> all(Sql sql, UUID application) {
    return all(sql, List.of(new Of(application, Set.of()))).getOrDefault(application, Reviews.NONE).all();
  }

  /** All of these, by application. */
  Map<UUID, Reviews> all(Sql sql, List<Of> wanted) {
    UUID[] ids = wanted.stream().map(Of::application).toArray(UUID[]::new);
    Map<Key, List<Addendum>> addenda = new HashMap<>();
    sql.rows("SELECT application_id, person_id, at, words FROM application_addendum WHERE application_id = ANY ($1) ORDER BY at", (Object) ids).forEach(row ->
        addenda.computeIfAbsent(Key.of(row), key -> new ArrayList<>()).add(new Addendum(row.getOffsetDateTime("at").toInstant(), row.getString("words"))));
    Map<UUID, List<Review>> found = new HashMap<>();
    sql.rows("SELECT application_id, person_id, number, levels, words, locked_at, revision FROM application_review WHERE application_id = ANY ($1) ORDER BY changed_at, person_id", (Object) ids)
        .forEach(row -> found.computeIfAbsent(row.getUUID("application_id"), id -> new ArrayList<>()).add(review(row, addenda.getOrDefault(Key.of(row), List.of()))));
    return wanted.stream().collect(Collectors.toMap(Of::application, one -> new Reviews(found.getOrDefault(one.application(), List.of()), one.expected())));
  }

  private static Review review(Row row, List<Addendum> addenda) {
    Map<Criterion, Integer> levels = new EnumMap<>(Criterion.class);
    JsonObject kept = row.getJsonObject("levels");
    for (Criterion one : Criterion.values()) {
      if (kept.containsKey(one.slug())) {
        levels.put(one, kept.getInteger(one.slug()));
      }
    }
    OffsetDateTime locked = row.getOffsetDateTime("locked_at");
    return new Review(row.getUUID("person_id"), row.getInteger("number"), levels, row.getString("words"), locked == null ? null : locked.toInstant(), addenda, row.getLong("revision"));
  }

  /** Keeps somebody's own, in place of what they had. */
  void put(Sql sql, UUID application, Review review, OffsetDateTime now) {
    sql.update(
        "INSERT INTO application_review (application_id, person_id, number, levels, words, changed_at) VALUES ($1, $2, $3, $4, $5, $6)"
            + " ON CONFLICT (application_id, person_id) DO UPDATE SET number = $3, levels = $4, words = $5, changed_at = $6, revision = application_review.revision + 1",
        application, review.by(), review.number(), levels(review), review.words(), now);
  }

  static JsonObject levels(Review review) {
    JsonObject levels = new JsonObject();
    review.levels().forEach((criterion, level) -> levels.put(criterion.slug(), level));
    return levels;
  }

  void lock(Sql sql, UUID application, UUID person, OffsetDateTime now) {
    sql.update("UPDATE application_review SET locked_at = $3, changed_at = $3, revision = revision + 1 WHERE application_id = $1 AND person_id = $2", application, person, now);
  }

  void add(Sql sql, UUID application, UUID person, String words, OffsetDateTime now) {
    sql.update("INSERT INTO application_addendum (application_id, person_id, at, words) VALUES ($1, $2, $3, $4)", application, person, now, words);
    sql.update("UPDATE application_review SET revision = revision + 1 WHERE application_id = $1 AND person_id = $2", application, person);
  }
}
