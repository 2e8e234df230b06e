package tryout.season;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import tryout.access.Audit;
import tryout.db.Sql;
import tryout.text.Sha256;

/** What everything done to rounds and ideas has in common: its time, and its one row of the audit (GEN-4, GEN-5). */
public final class Deeds {
  private final Audit audit;
  private final InstantSource clock;

  Deeds(Audit audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  public Instant instant() {
    return clock.instant();
  }

  public OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /**
   * Writes the row of the audit: the last thing in a transaction.
   *
   * @param before what it was, or an empty object
   * @param after what it is now; both are kept as digests only
   */
  public void note(Sql sql, UUID actor, String act, UUID subject, String reason, JsonObject before, JsonObject after) {
    audit.write(sql, actor.toString(), act, subject.toString(),
        new JsonObject().put("reason", reason).put("before", digest(before)).put("after", digest(after)));
  }

  private static String digest(JsonObject json) {
    return json.isEmpty() ? "" : HexFormat.of().formatHex(Sha256.begin().digest(json.encode().getBytes(StandardCharsets.UTF_8)));
  }
}
