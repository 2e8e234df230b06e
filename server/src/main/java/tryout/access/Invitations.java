package tryout.access;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Sessions.Opened;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;

/**
 * Links into one room for people without an account. One link is one person: each redemption replaces the guest session
 * before it (the phone first, the laptop later, after a crash again), at most {@value #MAX_REDEMPTIONS} times. A guest
 * never becomes a mentor.
 */
public final class Invitations {
  static final int MAX_REDEMPTIONS = 10;
  private static final String COLUMNS =
      "invitation_id, room_id, member_id, role, name, expires_at, revoked_at, redemptions, redeemed_at";

  private final Database database;
  private final Sessions sessions;
  private final Audit audit;
  private final Revocations revocations;
  private final InstantSource clock;
  private final Duration life;

  Invitations(
      Database database, Sessions sessions, Audit audit, Revocations revocations, InstantSource clock, Duration life) {
    this.database = database;
    this.sessions = sessions;
    this.audit = audit;
    this.revocations = revocations;
    this.clock = clock;
    this.life = life;
  }

  /** An invitation as the panel sees it. */
  public record Invitation(
      UUID id,
      UUID room,
      UUID member,
      Role role,
      String name,
      OffsetDateTime expiresAt,
      boolean revoked,
      int redemptions,
      @Nullable OffsetDateTime redeemedAt) {
    static Invitation of(Row row) {
      return new Invitation(
          row.getUUID("invitation_id"),
          row.getUUID("room_id"),
          row.getUUID("member_id"),
          Role.of(row.getString("role")).orElseThrow(),
          row.getString("name"),
          row.getOffsetDateTime("expires_at"),
          row.getOffsetDateTime("revoked_at") != null,
          row.getInteger("redemptions"),
          row.getOffsetDateTime("redeemed_at"));
    }
  }

  /** A new invitation with the secret of its link, which is told this once. */
  public record Made(Invitation invitation, String secret) {
    @Override
    public String toString() {
      return "Made[" + invitation.id() + "]";
    }
  }

  /** A guest came in. */
  public record Redeemed(Invitation invitation, Opened opened) {}

  public Made make(Sql sql, UUID by, UUID room, Role role, String name) {
    String secret = Secrets.fresh();
    OffsetDateTime now = now();
    Invitation made =
        sql.first(
                "INSERT INTO invitation (invitation_id, secret_hash, room_id, member_id, role, name, created_by, created_at,"
                    + " expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING " + COLUMNS,
                UUID.randomUUID(), Secrets.hash(secret), room, UUID.randomUUID(), role.slug(), name, by, now, now.plus(life))
            .map(Invitation::of)
            .orElseThrow();
    audit.write(
        sql, by.toString(), "invitation-made", made.id().toString(),
        new JsonObject().put("room", room.toString()).put("role", role.slug()));
    return new Made(made, secret);
  }

  /**
   * Gives an invitation another secret, since a secret is told only once: the link before it stops working, whoever is in
   * stays in, and it is the same person who comes by the new one.
   *
   * @throws Refused with {@link Code#NOT_FOUND} when there is none in that room, or it was taken back
   */
  public Made renew(Sql sql, UUID by, UUID room, UUID id) {
    String secret = Secrets.fresh();
    Invitation renewed =
        sql.first(
                "UPDATE invitation SET secret_hash = $3, expires_at = $4, redemptions = 0"
                    + " WHERE invitation_id = $1 AND room_id = $2 AND revoked_at IS NULL RETURNING " + COLUMNS,
                id, room, Secrets.hash(secret), now().plus(life))
            .map(Invitation::of)
            .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such invitation."));
    audit.write(sql, by.toString(), "invitation-renewed", id.toString(), new JsonObject());
    return new Made(renewed, secret);
  }

  /** All invitations of a room, revoked ones too, oldest first. */
  public List<Invitation> of(Sql sql, UUID room) {
    return sql
        .rows("SELECT " + COLUMNS + " FROM invitation WHERE room_id = $1 ORDER BY created_at, invitation_id", room)
        .stream()
        .map(Invitation::of)
        .toList();
  }

  /**
   * The room that a secret leads to, without using it.
   *
   * @throws Refused with {@link Code#LINK_EXPIRED} when it leads nowhere
   */
  public UUID room(String secret) {
    return database.inTransaction(sql -> usable(sql, secret).room());
  }

  /**
   * Lets a guest in.
   *
   * @throws Refused with {@link Code#LINK_EXPIRED} when the link is revoked, expired, used up or none
   */
  public Redeemed redeem(String secret, String address) {
    record Outcome(Redeemed redeemed, List<UUID> ended) {}
    Outcome outcome =
        database.inTransaction(
            sql -> {
              Invitation invitation = usable(sql, secret);
              List<UUID> ended = sessions.endOfGuest(sql, invitation.id());
              sql.update(
                  "UPDATE invitation SET redemptions = redemptions + 1, redeemed_at = $2 WHERE invitation_id = $1",
                  invitation.id(), now());
              Opened opened = sessions.openGuest(sql, invitation.id(), invitation.member());
              audit.write(
                  sql, invitation.member().toString(), "invitation-redeemed", invitation.id().toString(),
                  new JsonObject().put("time", invitation.redemptions() + 1).put("from", address));
              return new Outcome(new Redeemed(invitation, opened), ended);
            });
    outcome.ended().forEach(revocations::sessionEnded);
    return outcome.redeemed();
  }

  private Invitation usable(Sql sql, String secret) {
    return sql.first("SELECT " + COLUMNS + " FROM invitation WHERE secret_hash = $1 FOR UPDATE", Secrets.hash(secret))
        .map(Invitation::of)
        .filter(found -> !found.revoked() && found.expiresAt().isAfter(now()))
        .filter(found -> found.redemptions() < MAX_REDEMPTIONS)
        .orElseThrow(
            () -> new Refused(Code.LINK_EXPIRED, "This link is used up, expired or taken back: ask your interviewer for a new one."));
  }

  /** Takes an invitation back; its guest is out at once. */
  public void revoke(UUID by, UUID room, UUID id) {
    record Outcome(Invitation invitation, List<UUID> ended) {}
    Outcome outcome =
        database.inTransaction(
            sql -> {
              Invitation invitation =
                  sql.first(
                          "UPDATE invitation SET revoked_at = coalesce(revoked_at, $3)"
                              + " WHERE invitation_id = $1 AND room_id = $2 RETURNING " + COLUMNS,
                          id, room, now())
                      .map(Invitation::of)
                      .orElseThrow(() -> new Refused(Code.NOT_FOUND, "There is no such invitation."));
              List<UUID> ended = sessions.endOfGuest(sql, id);
              audit.write(sql, by.toString(), "invitation-revoked", id.toString(), new JsonObject());
              return new Outcome(invitation, ended);
            });
    outcome.ended().forEach(revocations::sessionEnded);
    revocations.memberRemoved(room, outcome.invitation().member());
  }

  /**
   * Lets a guest out, or in again. Their link and their sessions stay what they are and count only while they are in, so that
   * it is the same person who comes back.
   */
  public void admit(Sql sql, UUID id, boolean in) {
    sql.update("UPDATE invitation SET revoked_at = $2 WHERE invitation_id = $1", id, in ? null : now());
  }

  /** Ends all sessions of a room's guests. Tell {@link Revocations} after the commit. */
  public List<UUID> endOf(Sql sql, UUID room) {
    return of(sql, room).stream().flatMap(invitation -> sessions.endOfGuest(sql, invitation.id()).stream()).toList();
  }

  /** Who was invited as candidate last, and not taken back. */
  public Optional<Invitation> candidate(Sql sql, UUID room) {
    return of(sql, room).reversed().stream()
        .filter(invitation -> invitation.role() == Role.CANDIDATE && !invitation.revoked())
        .findFirst();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
