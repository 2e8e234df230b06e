package tryout.shelf;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.db.Sql;
import tryout.exercise.ExercisePackage;
import tryout.run.Bytes;

/** The rows of exercises. Each is one version of one exercise, named by its digest, and its package never changes. */
final class ExerciseStore {
  private static final String COLUMNS =
      "digest, slug, version, origin, state, present, basis, embargo_until, added_at, retired_at, used_in, revision,"
          + " jsonb_array_length(report -> 'faults') AS faults";

  /** Where a package came from. */
  enum Origin {
    PACKAGED,
    FOLDER,
    UPLOADED;

    String slug() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How far it is: only a verified one may be assigned. */
  enum State {
    DRAFT,
    VERIFIED,
    RETIRED;

    String slug() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A version without its package.
   *
   * @param present whether it comes with this server or lies in its folder now
   * @param basis the compiler and walls that it was verified with last, or empty
   * @param usedIn when interviews used it, in words, once it is retired; or empty
   * @param faults how many were found then; nothing where it was never verified here
   */
  record Version(String digest, String slug, String version, Origin origin, State state, boolean present, String basis,
      @Nullable LocalDate embargoUntil, OffsetDateTime addedAt, @Nullable OffsetDateTime retiredAt, String usedIn, long revision,
      @Nullable Integer faults) {
    static Version of(Row row) {
      return new Version(row.getString("digest"), row.getString("slug"), row.getString("version"),
          Origin.valueOf(row.getString("origin").toUpperCase(java.util.Locale.ROOT)),
          State.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT)), row.getBoolean("present"),
          row.getString("basis"), row.getLocalDate("embargo_until"), row.getOffsetDateTime("added_at"),
          row.getOffsetDateTime("retired_at"), row.getString("used_in"), row.getLong("revision"), row.getInteger("faults"));
    }
  }

  /** Adds a version unless the very same one is there. */
  void add(Sql sql, ExercisePackage whole, Bytes archive, Origin origin, State state, @Nullable UUID by, OffsetDateTime now) {
    sql.update("INSERT INTO exercise (digest, slug, version, origin, archive, state, present, embargo_until, added_by, added_at)"
            + " VALUES ($1, $2, $3, $4, $5, $6, true, $7, $8, $9) ON CONFLICT (digest) DO NOTHING",
        whole.digest(), whole.exercise().slug(), whole.version(), origin.slug(), Buffer.buffer(archive.toArray()), state.slug(),
        whole.embargoUntil().orElse(null), by, now);
  }

  /** Of those that come with a server or lie in its folder, these digests are there now, and no others. */
  void present(Sql sql, List<String> digests) {
    sql.update("UPDATE exercise SET present = digest = ANY($1) WHERE origin <> 'uploaded' AND present <> (digest = ANY($1))",
        (Object) digests.toArray(String[]::new));
  }

  /** All versions, the newest of each exercise first. */
  List<Version> all(Sql sql) {
    return sql.rows("SELECT " + COLUMNS + " FROM exercise ORDER BY slug, added_at DESC, digest").stream().map(Version::of).toList();
  }

  Optional<Version> find(Sql sql, String digest) {
    return sql.first("SELECT " + COLUMNS + " FROM exercise WHERE digest = $1", digest).map(Version::of);
  }

  /** What verifying came to last, as {@link ReportJson} writes it. */
  Optional<JsonObject> report(Sql sql, String digest) {
    return sql.first("SELECT report FROM exercise WHERE digest = $1", digest).map(row -> row.getJsonObject("report"));
  }

  /** How many interviews were planned with each version; those that no interview names are left out. */
  Map<String, Integer> uses(Sql sql) {
    return sql.rows("SELECT exercise, count(*)::int AS uses FROM interview WHERE exercise IS NOT NULL GROUP BY exercise").stream()
        .collect(Collectors.toMap(row -> row.getString("exercise"), row -> row.getInteger("uses")));
  }

  /** Keeps what verifying came to. One that is retired stays so. Answers whether it is there still. */
  boolean verified(Sql sql, String digest, State state, JsonObject report, String basis) {
    return sql.update("UPDATE exercise SET state = CASE WHEN state = 'retired' THEN state ELSE $2 END, report = $3, basis = $4,"
        + " revision = revision + 1 WHERE digest = $1", digest, state.slug(), report, basis) == 1;
  }

  /**
   * Whether a version is retired.
   *
   * @param usedIn when interviews used it, in words, or empty
   */
  record Retirement(State state, @Nullable OffsetDateTime at, String usedIn) {
    /** What a version comes back as: one that failed while it was retired is a draft, as it would have been otherwise. */
    static Retirement none(Version version) {
      Integer faults = version.faults();
      return new Retirement(faults == null || faults == 0 ? State.VERIFIED : State.DRAFT, null, "");
    }
  }

  /** Changes how far it is. Answers whether it was of that revision still. */
  boolean change(Sql sql, String digest, long revision, Retirement to) {
    return sql.update("UPDATE exercise SET state = $3, retired_at = $4, used_in = $5, revision = revision + 1"
            + " WHERE digest = $1 AND revision = $2",
        digest, revision, to.state().slug(), to.at(), to.usedIn()) == 1;
  }

  /** Deletes it. Answers whether it was of that revision still; throws where something {@link Sql#refers} to it. */
  boolean delete(Sql sql, String digest, long revision) {
    return sql.update("DELETE FROM exercise WHERE digest = $1 AND revision = $2", digest, revision) == 1;
  }

  /** The package as one ZIP file. */
  Optional<Bytes> archive(Sql sql, String digest) {
    return sql.first("SELECT archive FROM exercise WHERE digest = $1", digest).map(row -> Bytes.of(row.getBuffer(0).getBytes()));
  }
}
