package tryout.season;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tryout.db.Database;
import tryout.db.Sql;
import tryout.round.Round;
import tryout.round.RoundState;

/**
 * Tells of the days of a round a week and a day before they come (NOTE-2): each once, also after a restart, since what was
 * told is kept. A day that was moved is told of again. Who was away for a while is told of the nearer of the two only.
 */
final class Reminders implements AutoCloseable {
  private static final List<Integer> DAYS = List.of(1, 7);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final int MOST_ROUNDS = 100;
  /** Of the others, such as the announcement, those tell who have to do something by then. */
  private static final Map<String, String> DEADLINES = Map.of("ideasClose", "Ideas close", "applyOpen", "Applications open", "applyClose", "Applications close");

  private final Database database;
  private final RoundStore rounds;
  private final Inbox inbox;
  private final Hooks hooks;
  private final Wanted wanted;
  private final Deeds deeds;
  private final Ticker ticker;

  Reminders(Database database, RoundStore rounds, Inbox inbox, Hooks hooks, Wanted wanted, Deeds deeds) {
    this.database = database;
    this.rounds = rounds;
    this.inbox = inbox;
    this.hooks = hooks;
    this.wanted = wanted;
    this.deeds = deeds;
    this.ticker = new Ticker("reminders", BETWEEN_LOOKS, this::look);
  }

  /** Tells of what is near. */
  void look() {
    List<Round> open = database.inTransaction(sql -> rounds.list(sql, false, Optional.empty(), MOST_ROUNDS)).stream().filter(round -> round.stored() == RoundState.OPEN).toList();
    open.forEach(round -> database.inTransaction(sql -> tell(sql, round)));
  }

  private int tell(Sql sql, Round round) {
    int told = 0;
    String place = "/rounds/" + round.id();
    for (Map.Entry<String, String> deadline : DEADLINES.entrySet()) {
      Instant at = round.dates().byName().get(deadline.getKey());
      if (at != null && isNew(sql, round.id(), deadline.getKey(), at)) {
        inbox.tell(sql, Ideas.NOBODY, people(sql), "round.deadline", deadline.getValue() + " on " + RoundDates.words(at) + ": " + round.name() + ".", place);
        hooks.tell(sql, "round.deadline", hooks.at(place).put("round", round.id().toString()).put("date", deadline.getKey()));
        told++;
      }
    }
    return told + undecided(sql, round);
  }

  /** Only those who decide hear that it is announced soon, and only while something is left for them to do. */
  private int undecided(Sql sql, Round round) {
    Instant at = round.dates().announceAt();
    int left = wanted.waiting(sql, round.id()).values().stream().mapToInt(Wanted.Waiting::undecided).sum();
    if (at == null || left == 0 || !isNew(sql, round.id(), "announceAt", at)) {
      return 0;
    }
    String words = left == 1 ? "one application is" : left + " applications are";
    inbox.tell(sql, Ideas.NOBODY, Inbox.coordinators(sql), "round.deadline",
        "Who comes is announced on %s, and %s undecided: %s.".formatted(RoundDates.words(at), words, round.name()), "/rounds/" + round.id() + "/applications");
    return 1;
  }

  /** Whether a reminder of it is due that nobody has had; the farther one goes with the nearer. */
  private boolean isNew(Sql sql, UUID round, String name, Instant at) {
    Instant now = deeds.instant();
    if (!now.isBefore(at)) {
      return false;
    }
    boolean fresh = false;
    boolean nearest = true;
    for (int days : DAYS) {
      if (!now.isBefore(at.minus(Duration.ofDays(days)))) {
        int kept = sql.update("INSERT INTO round_reminder (round_id, name, days, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", round, name, days, at.atOffset(ZoneOffset.UTC));
        fresh |= nearest && kept == 1;
        nearest = false;
      }
    }
    return fresh;
  }

  private static List<UUID> people(Sql sql) {
    List<UUID> people = new ArrayList<>();
    sql.rows("SELECT person_id FROM person WHERE roles && '{coordinator,mentor}'::text[] AND disabled_at IS NULL ORDER BY person_id").forEach(row -> people.add(row.getUUID(0)));
    return people;
  }

  @Override
  public void close() {
    ticker.close();
  }
}
