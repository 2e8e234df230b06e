package tryout.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tryout.grade.Said;
import tryout.room.Clock;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.Ledger;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Sender;
import tryout.room.SharedFile;

/**
 * The last seconds of an exercise, from one seed: four pages, one server or two, a database, and everything that may
 * befall them. Then everything heals, and what was promised is looked for.
 */
final class SimInterview {
  private static final UUID ROOM = UUID.nameUUIDFromBytes(new byte[] {1});
  private static final UUID GENERATION = UUID.nameUUIDFromBytes(new byte[] {2});
  private static final long LEFT_MILLIS = 12_000;
  private static final long TROUBLE_MILLIS = 22_000;
  private static final long HEAL_MILLIS = 90_000;
  private static final long SAMPLE_MILLIS = 100;
  private static final int EXTRA_MINUTES = 15;
  private static final int LEAD = 2;
  private static final long MINUTE = 60_000;

  private final SimWorld world;
  private final SimDatabase database;
  private final List<SimPage> pages = new ArrayList<>();
  private final List<SimServer> servers = new ArrayList<>();
  private final Set<UUID> ended = new HashSet<>();
  private final RoomSetup setup;
  private final RoomPast past;
  private final SimSeats seats;
  private final SimPage.Tokens tokens = new SimPage.Tokens() {
    @Override
    public boolean over(UUID session) {
      return ended.contains(session);
    }

    @Override
    public Optional<Role> role(Sender sender) {
      return seats.role(sender);
    }
  };
  private long endedAt = Long.MAX_VALUE;
  private @Nullable UUID endedMember;
  private long usable;
  private int faults;
  private boolean healing;

  SimInterview(long seed) {
    world = new SimWorld(seed);
    database = new SimDatabase(world);
    seats = new SimSeats(world);
    setup = seed % 2 == 0 ? Interviews.setup() : Interviews.longer(EXTRA_MINUTES);
    past = new RoomPast(world.now(), length() - LEFT_MILLIS, setup);
    database.begin(past.log());
    database.alive = new RoomLog.Alive(world.now(), past.log().size());
    List<Sender> senders = List.of(past.candidate, past.again(past.candidate), past.lead, past.mentor);
    for (int i = 0; i < senders.size(); i++) {
      pages.add(new SimPage(world, senders.get(i), past.file(), seed * 31 + i, this::server, tokens));
    }
  }

  /** What came of it. */
  record Outcome(int edits, int kept, int unknown, boolean froze, List<Event> log) {}

  Outcome run() {
    try {
      launch();
      pages.forEach(page -> world.after(world.below(300), page::connect));
      for (SimPage page : pages) {
        life(page);
      }
      trouble();
      sample();
      world.runUntil(world.now() + TROUBLE_MILLIS);
      heal();
      check();
      int edits = pages.stream().mapToInt(page -> page.acknowledged.size()).sum();
      int kept = pages.stream().mapToInt(page -> page.kept).sum();
      return new Outcome(edits, kept, database.unknown, frozen(), database.log());
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(broken.getMessage() + "\n" + world.trace(20) + "\n" + course(), broken);
    }
  }

  /** What the log says of the clock and of who was there, for a failure's message. */
  private String course() {
    return database.log().stream()
        .filter(event -> !(event.fact() instanceof Fact.Edited || event.fact() instanceof Fact.Said))
        .map(event -> database.moment(event) + " " + event.seq() + " at " + event.at() + " " + event.fact())
        .collect(Collectors.joining("\n"));
  }

  // ---- what happens

  private @Nullable SimServer server() {
    List<SimServer> alive = servers.stream().filter(server -> server.alive).toList();
    return alive.isEmpty() ? null : world.chance(0.85) ? alive.getFirst() : world.pick(alive);
  }

  private void launch() {
    servers.add(new SimServer(world, database, ROOM, GENERATION, setup, ended, seats));
  }

  private void life(SimPage page) {
    world.after(80 + world.below(900), () -> {
      if (!healing) {
        if (world.chance(0.02)) {
          curtain(page);
          clock(page);
          page.confer();
        } else if (world.chance(0.9)) {
          page.type();
        } else {
          page.say();
        }
        life(page);
      }
    });
  }

  private static void curtain(SimPage page) {
    if (page.sender().role() == Role.CANDIDATE) {
      page.moveCurtain();
    }
  }

  /** The lead makes an observer of the mentor, or a mentor again, or takes them out, whether they are here or not. */
  private void seat() {
    String role = world.pick(List.of("observer", "observer", "mentor", "mentor", "none"));
    pages.get(LEAD).seat(mentor(), role);
  }

  private String mentor() {
    return pages.getLast().sender().member();
  }

  /** The lead stops the clock, lets it go on a little later, or adds a minute. */
  private void clock(SimPage page) {
    if (page.sender().role() == Role.LEAD) {
      page.moveClock(world.chance(0.2));
      world.after(300 + world.below(3_000), page::resume);
    }
  }

  private void trouble() {
    world.after(200 + world.below(2_500), () -> {
      if (!healing) {
        strike();
        trouble();
      }
    });
    pages.forEach(page -> ping(page));
  }

  private void ping(SimPage page) {
    world.after(1_000, () -> page.ping());
  }

  private void strike() {
    faults++;
    switch (world.below(12)) {
      case 0, 1, 2, 3 -> world.pick(pages).cut();
      case 4, 5 -> kill();
      case 6 -> {
        world.note("database away");
        database.away();
        world.after(world.below(world.chance(0.8) ? 4_000 : 12_000), database::back);
      }
      case 7 -> {
        world.note("a session is ended");
        database.endOne();
      }
      case 8 -> {
        if (servers.stream().filter(server -> server.alive).count() == 1) {
          world.note("a rival starts");
          launch();
        }
      }
      case 9 -> {
        if (world.chance(0.3)) {
          revoke();
        }
      }
      case 10 -> {
        faults--;
        seat();
      }
      default -> world.pick(pages).cut();
    }
  }

  private void kill() {
    List<SimServer> alive = servers.stream().filter(server -> server.alive).toList();
    if (!alive.isEmpty()) {
      world.pick(alive).kill();
      if (alive.size() == 1) {
        world.after(300 + world.below(2_000), () -> {
          if (!healing) {
            launch();
          }
        });
      }
    }
  }

  /** The mentor's session ends on every server, and its sockets half a second later at most. */
  private void revoke() {
    SimPage page = pages.getLast();
    if (endedMember == null) {
      world.note("the mentor is let go");
      endedMember = UUID.fromString(page.sender().member());
      endedAt = world.now();
      ended.add(page.session);
      servers.stream().filter(server -> server.alive).forEach(server -> server.end(page.session));
    }
  }

  /** How long the room was there to be used while it was not frozen. */
  private void sample() {
    world.after(SAMPLE_MILLIS, () -> {
      boolean open = servers.stream().anyMatch(SimServer::usable);
      usable += open && !frozen() ? SAMPLE_MILLIS : 0;
      pages.forEach(SimPage::ping);
      sample();
    });
  }

  private void heal() {
    healing = true;
    database.back();
    List<SimServer> alive = servers.stream().filter(server -> server.alive).toList();
    alive.stream().skip(1).forEach(SimServer::kill);
    if (alive.isEmpty()) {
      launch();
    }
    long until = world.now() + HEAL_MILLIS;
    while (!atRest() && world.now() < until) {
      pages.getFirst().openCurtain();
      if (!seated()) {
        pages.get(LEAD).seat(mentor(), "mentor");
      }
      world.runUntil(world.now() + 500);
    }
  }

  private boolean atRest() {
    long head = database.log().getLast().seq();
    return seated() && pages.stream().allMatch(page -> page.idle() && (page.stopped || page.seq == head && !page.drawn() && page.panelShown(said())));
  }

  /** Whether the mentor is a mentor again, and their page knows it. */
  private boolean seated() {
    SimPage page = pages.getLast();
    return page.stopped || tokens.role(page.sender()).equals(Optional.of(Role.MENTOR)) && page.sender().role() == Role.MENTOR;
  }

  /** A credit undoes a freeze. */
  private boolean frozen() {
    for (Event event : database.log().reversed()) {
      if (event.fact() instanceof Fact.Frozen) {
        return true;
      } else if (event.fact() instanceof Fact.ClockChanged changed && changed.clock().remainingMillis() > 0) {
        return false;
      }
    }
    return false;
  }

  // ---- what was promised

  private void check() {
    List<Event> log = database.log();
    RoomState folded = RoomState.of(setup);
    Map<String, Integer> acks = new HashMap<>();
    boolean frozen = false;
    for (int i = 0; i < log.size(); i++) {
      Event event = log.get(i);
      require(event.seq() == i + 1, "I2: event " + event.seq() + " at place " + (i + 1));
      Clock clock = folded.course().clock();
      boolean edit = event.fact() instanceof Fact.Edited;
      require(!(edit && clock != null && clock.over(event.at())), "I9: an edit after time was up, at " + event.seq());
      folded = folded.apply(event);
      if (event.ack() != null) {
        acks.merge(event.ack().client() + "/" + event.ack().clientSeq(), 1, Integer::sum);
      }
      require(!(frozen && edit), "I9: an edit after the freeze, at " + event.seq());
      frozen = folded.course().frozen();
      fair(folded, event);
      require(folded.people().roleOf(mentor()) != Role.OBSERVER || !mentor().equals(event.by()) || !wish(event), "W-5: a wish of an observer, at " + event.seq());
      require(!late(event), "I7: " + event + " more than a second after the session ended");
    }
    require(acks.values().stream().allMatch(count -> count == 1), "I5: a message is stored twice");
    seats(folded);
    joins(log);
    SharedFile file = folded.workspace().file(past.file());
    for (SimPage page : pages) {
      for (String ack : page.acknowledged) {
        require(acks.containsKey(ack), "I1: " + ack + " was acknowledged and is not in the log");
      }
      require(page.idle(), "I4: " + page.sender().name() + " still waits: " + page.describe());
      require(page.stopped || page.text().equals(file.text()), "I3: the text of " + page.sender().name() + " differs");
      require(!page.stopped || page.session.equals(sessionEnded()), page.sender().name() + " was sent away");
    }
    long slack = 1_000 + 400L * faults;
    if (frozen) {
      require(usable + slack >= LEFT_MILLIS, "I9: only " + usable + " ms of " + LEFT_MILLIS + " could be used");
    }
    Clock clock = folded.course().clock();
    long most = LEFT_MILLIS + (clock == null ? 0 : clock.creditedMillis());
    Ledger ledger = folded.ledger();
    boolean stood = ledger.stop() != null || ledger.entries().stream().anyMatch(entry -> entry.what() == Ledger.What.PAUSED);
    require(stood || usable <= most + slack, "I9: " + usable + " ms could be used, and no more than " + most + " was given");
  }

  /** How many words mentors have said to each other. */
  private int said() {
    return (int) database.panel().stream().filter(event -> event.said() instanceof Said.Conferred).count();
  }

  /** Whoever comes in after a change of seats comes as what they were at that moment or became since. */
  private void joins(List<Event> log) {
    long changed = 0;
    for (Event event : log) {
      if (event.fact() instanceof Fact.Seated) {
        changed = database.moment(event);
      } else if (changed != 0 && event.fact() instanceof Fact.Joined joined && joined.member().equals(mentor())) {
        require(seats.between(past.mentor, changed, database.moment(event)).contains(joined.role()),
            "W-9: " + joined.name() + " came in as " + joined.role() + " of before, at " + event.seq());
      }
    }
  }

  private static boolean wish(Event event) {
    return event.ack() != null;
  }

  /** Who grades was told all that mentors said; others nothing; and what everybody is here is what is stored of them. */
  private void seats(RoomState state) {
    int said = said();
    for (SimPage page : pages) {
      Sender sender = page.sender();
      if (!page.stopped) {
        require(state.people().roleOf(sender.member()) == sender.role(), "W-9: " + sender.name() + " is " + sender.role() + " to their page");
        require(Objects.equals(page.words(), sender.role().grades() ? said : null), "G-4: " + sender.name() + " was told of " + page.words() + " words of " + said);
      }
    }
  }

  private long length() {
    return setup.minutes() * MINUTE;
  }

  /** the end is the beginning, the length with its extra time, and every line of the ledger. */
  private void fair(RoomState state, Event event) {
    Clock clock = state.course().clock();
    Ledger ledger = state.ledger();
    if (state.course().phase() != Phase.EXERCISE || clock == null) {
      return;
    }
    long end = ledger.start() + length() + ledger.entries().stream().mapToLong(Ledger.Entry::millis).sum();
    Ledger.Stop stop = ledger.stop();
    if (clock.running()) {
      require(stop == null && clock.endsAt() == end, "R-5: the clock ends at " + clock.endsAt() + " and the ledger at " + end + ", at " + event.seq());
    } else {
      require(stop != null && clock.remainingMillis() == Math.max(0, end - stop.since()), "R-5: the clock stands at "
          + clock.remainingMillis() + " and the ledger comes to " + end + " with " + stop + ", at " + event.seq());
    }
    long given = ledger.entries().stream().filter(entry -> entry.what() == Ledger.What.CREDITED).mapToLong(Ledger.Entry::millis).sum();
    require(given == clock.creditedMillis(), "R-5: " + clock.creditedMillis() + " credited and " + given + " written, at " + event.seq());
  }

  private @Nullable UUID sessionEnded() {
    return ended.isEmpty() ? null : ended.iterator().next();
  }

  private boolean late(Event event) {
    return endedMember != null && endedMember.toString().equals(event.by()) && database.moment(event) > endedAt + 1_000
        && !(event.fact() instanceof Fact.Left);
  }

  private static void require(boolean holds, String promise) {
    if (!holds) {
      throw new AssertionError(promise);
    }
  }
}
