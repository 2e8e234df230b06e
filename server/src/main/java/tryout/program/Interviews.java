package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tryout.access.Access;
import tryout.access.Caller;
import tryout.access.HouseRole;
import tryout.access.Route;
import tryout.access.Standing;
import tryout.access.Invitations.Invitation;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.live.Setups;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.shelf.Shelf;

/**
 * Which interviews a caller may see and what they may do with them, and what a room is told of them. Whoever may not
 * read an interview is told that there is none.
 */
final class Interviews {
  private static final Set<String> BEFORE_EXERCISE = Set.of("lobby", "warm-up");

  private final Database database;
  private final Access access;
  private final Organisation organisation;
  private final Rooms rooms;
  private final Shelf shelf;
  private final InterviewStore store = new InterviewStore();
  private final InstantSource clock;
  private final int backupDays;

  Interviews(
      Database database,
      Access access,
      Organisation organisation,
      Rooms rooms,
      Shelf shelf,
      InstantSource clock,
      int backupDays) {
    this.database = database;
    this.access = access;
    this.organisation = organisation;
    this.rooms = rooms;
    this.shelf = shelf;
    this.clock = clock;
    this.backupDays = backupDays;
  }

  InterviewStore store() {
    return store;
  }

  Rooms rooms() {
    return rooms;
  }

  OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /**
   * The interview, if the person's row of that route is in the table. Whoever may not even see it is told that there is
   * none; of one that was erased nobody knows any more whose it was, so that everybody with an account reads that it was.
   */
  Interview admitted(Sql sql, Caller.Person person, UUID id, Route route) {
    Interview found = store.byId(sql, id).orElseThrow(() -> route.reads() ? gone(sql, id) : nothing());
    Set<Standing> standings = standings(person, found);
    if (!Route.SHOW_INTERVIEW.permits(standings)) {
      throw nothing();
    }
    if (!route.permits(standings)) {
      throw new Refused(Code.NOT_ALLOWED, "Your place in this interview does not permit that: ask its lead.");
    }
    return found;
  }

  private Refused gone(Sql sql, UUID id) {
    return access.audit().last(sql, Erasures.ERASED, id.toString()).map(this::erased).orElseGet(Interviews::nothing);
  }

  private Refused erased(OffsetDateTime at) {
    String backups = backupsUntil(at).map(day -> " Backups from before are kept until " + told(day) + " and no longer.").orElse("");
    return new Refused(Code.ERASED, "It was erased on " + told(at.toLocalDate()) + "." + backups);
  }

  private static String told(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(day);
  }

  /** Until when backups may hold what was erased then; empty where none are kept. */
  Optional<LocalDate> backupsUntil(OffsetDateTime erased) {
    return Optional.of(erased.toLocalDate().plusDays(backupDays)).filter(day -> backupDays > 0);
  }

  int backupDays() {
    return backupDays;
  }

  private static Set<Standing> standings(Caller.Person person, Interview interview) {
    Set<Standing> all = new HashSet<>(person.standings());
    interview.roleOf(person.id()).map(Standing::ofSeat).ifPresent(all::add);
    return all;
  }

  String phase(UUID id) {
    return phases(List.of(id)).getOrDefault(id.toString(), "lobby");
  }

  Map<String, String> phases(List<UUID> ids) {
    return rooms.phases(ids.stream().map(UUID::toString).toList()).await();
  }

  /** Refused with {@link Code#ALREADY_STARTED} once the exercise began. */
  void assertNotStarted(UUID id) {
    if (!notStarted(id)) {
      throw new Refused(Code.ALREADY_STARTED, "The exercise has already started: it can no longer be changed.");
    }
  }

  /** Refused with {@link Code#ENDED} once the interview is over. */
  void assertNotEnded(UUID id) {
    if ("ended".equals(phase(id))) {
      throw new Refused(Code.ENDED, "This interview has ended.");
    }
  }

  /** What the caller may do next. */
  List<String> allowedActions(Caller.Person person, Interview interview, String phase) {
    List<String> actions = new ArrayList<>();
    Set<Standing> standings = standings(person, interview);
    boolean ended = "ended".equals(phase);
    if (!ended && Route.ENTER_ROOM.permits(standings)) {
      actions.add("enter");
    }
    if (Route.CHANGE_INTERVIEW.permits(standings) && BEFORE_EXERCISE.contains(phase)) {
      actions.add("edit");
    }
    if (Route.INVITE.permits(standings) && !ended) {
      actions.add("invite");
    }
    if (Route.ERASE_INTERVIEW.permits(standings) && Erasures.possible(phase)) {
      actions.add("erase");
    }
    actions.add("record");
    if (!"lobby".equals(phase)) {
      actions.add("replay");
    }
    return actions;
  }

  /** In full, for those who hold it. */
  JsonObject show(Sql sql, Caller.Person person, Interview interview, String phase) {
    List<Invitation> invitations = access.invitations().of(sql, interview.id());
    JsonArray shown = new JsonArray();
    invitations.forEach(invitation -> shown.add(json(invitation)));
    Interview.Plan plan = interview.plan();
    return interview
        .summary(phase, candidate(invitations), allowedActions(person, interview, phase), person.is(HouseRole.COORDINATOR))
        .put("warmupMinutes", plan.warmupMinutes())
        .put("statement", plan.statement())
        .put("files", plan.filesJson())
        .put("exercise", plan.exercise())
        .put("allowed", plan.allowed())
        .put("notAllowed", plan.notAllowed())
        .put("invitations", shown);
  }

  static Optional<String> candidate(List<Invitation> invitations) {
    return invitations.reversed().stream()
        .filter(invitation -> invitation.role() == Role.CANDIDATE && !invitation.revoked())
        .findFirst()
        .map(Invitation::name);
  }

  private static JsonObject json(Invitation invitation) {
    OffsetDateTime redeemed = invitation.redeemedAt();
    return new JsonObject()
        .put("id", invitation.id().toString())
        .put("role", invitation.role().slug())
        .put("name", invitation.name())
        .put("expiresAt", invitation.expiresAt().toInstant().toString())
        .put("revoked", invitation.revoked())
        .put("redemptions", invitation.redemptions())
        .put("redeemedAt", redeemed == null ? null : redeemed.toInstant().toString());
  }

  /** What the room of an interview is made with. Seats are those of the panel and of everybody invited. */
  JsonObject setup(Sql sql, UUID id, Interview.Plan plan, List<Interview.Seat> panel) {
    JsonArray seats = new JsonArray();
    for (Interview.Seat seat : panel) {
      seats.add(seat(seat.person(), seat.name(), seat.role()));
    }
    for (Invitation invitation : access.invitations().of(sql, id)) {
      if (!invitation.revoked()) {
        seats.add(seat(invitation.member(), invitation.name(), invitation.role()));
      }
    }
    JsonArray first = new JsonArray();
    shelf.warmup().files().forEach(file -> first.add(Interview.File.of(file).toJson()));
    return new JsonObject()
        .put("title", plan.title())
        .put("organisation", organisation.name())
        .put("minutes", plan.length())
        .put("extraMinutes", plan.extraMinutes())
        .put("warmupMinutes", plan.warmupMinutes())
        .put("statement", plan.statement())
        .put("files", plan.filesJson())
        .put("assigned", Setups.assigned(assigned(sql, plan.exercise())))
        .put("warmup", first)
        .put("allowed", plan.allowed())
        .put("notAllowed", plan.notAllowed())
        .put("seats", seats);
  }

  private RoomSetup.Assigned assigned(Sql sql, String digest) {
    return digest.isEmpty() ? RoomSetup.Assigned.NONE : RoomSetup.Assigned.of(shelf.get(sql, digest));
  }

  /** Refused unless an interview may be planned with the exercise that its plan names newly. */
  void assertAssignable(Sql sql, Interview.Plan plan, String before) {
    if (!plan.exercise().isEmpty() && !plan.exercise().equals(before)) {
      shelf.assigned(sql, plan.exercise());
    }
  }

  private static JsonObject seat(UUID member, String name, Role role) {
    return new JsonObject().put("member", member.toString()).put("name", name).put("role", role.slug());
  }

  /** Whether the room can still be told who is expected. Ask before a transaction: the answer may need a connection. */
  boolean notStarted(UUID id) {
    return BEFORE_EXERCISE.contains(phase(id));
  }

  /** Tells the room who is expected now. */
  void reseat(Sql sql, UUID id) {
    Interview interview = store.byId(sql, id).orElseThrow(Interviews::nothing);
    rooms.change(sql, id, setup(sql, id, interview.plan(), interview.panel()));
  }

  static Refused nothing() {
    return new Refused(Code.NOT_FOUND, "There is no such interview.");
  }

  Database database() {
    return database;
  }
}
