package tryout.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.text.Edits;
import tryout.text.Utf16;

/**
 * Pages, a room and a journal, from one seed: lost, doubled and late messages, reconnects, and a server that dies
 * between deciding and storing. At the end everybody holds the fold of the journal, and every push is in it once.
 */
class RoomSimulationTest {
  private static final int SEEDS = 500;
  private static final int STEPS = 400;

  @Test
  void I2_I3_I4_I5_hold_for_five_hundred_seeds() {
    long edits = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      try {
        edits += new World(seed).run();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
    assertThat(edits).as("edits in all, or nothing was shown").isGreaterThan(SEEDS * 20L);
  }

  @Test
  void D3_the_same_seed_gives_the_same_journal() {
    for (int seed = 0; seed < 20; seed++) {
      World one = new World(seed);
      World two = new World(seed);
      one.run();
      two.run();
      assertThat(one.journal).as("seed %d", seed).isEqualTo(two.journal);
    }
  }

  /** One seeded world. */
  private static final class World {
    private final Edits lots;
    private final RoomSetup setup = Interviews.setup();
    private final List<SimulatedPage> pages = new ArrayList<>();
    final List<Event> journal = new ArrayList<>();
    /** Decided, not stored: what a crash takes away. */
    private final List<Event> tentative = new ArrayList<>();
    private RoomState state = RoomState.of(setup);
    private long now = 1_000_000;
    private int edits;

    World(int seed) {
      lots = new Edits(seed);
    }

    int run() {
      begin();
      for (int step = 0; step < STEPS; step++) {
        now += lots.below(40);
        act(pages.get(lots.below(pages.size())));
      }
      settle();
      check();
      return edits;
    }

    private void begin() {
      take(Room.joined(state, Interviews.CANDIDATE, now));
      take(Room.joined(state, Interviews.LEAD, now));
      long[] numbers = {0, 0};
      state(Interviews.CANDIDATE, ++numbers[0], new Command.Consent());
      state(Interviews.LEAD, ++numbers[1], new Command.Advance(Phase.WARM_UP));
      state(Interviews.LEAD, ++numbers[1], new Command.Advance(Phase.EXERCISE));
      state(Interviews.LEAD, ++numbers[1], new Command.SwitchTyping(true));
      store();
      SharedFile file = state.workspace().files().values().iterator().next();
      for (Sender sender : List.of(Interviews.CANDIDATE, Interviews.LEAD, Interviews.CANDIDATE_AGAIN)) {
        if (state.people().page(sender.client()) == null) {
          take(Room.joined(state, sender, now));
          store();
        }
        SimulatedPage page = new SimulatedPage(sender, file.id(), lots, file.text(), file.version(), state.seq());
        page.clientSeq = sender.equals(Interviews.CANDIDATE) ? numbers[0]
            : sender.equals(Interviews.LEAD) ? numbers[1] : 0;
        pages.add(page);
      }
    }

    private void state(Sender sender, long number, Command command) {
      take(((Room.Decision.Accepted) Room.decide(state, sender, number, "h" + number, command, now)).events());
    }

    private void take(List<Event> events) {
      for (Event event : events) {
        state = state.apply(event);
        tentative.add(event);
      }
    }

    private void store() {
      journal.addAll(tentative);
      for (SimulatedPage page : pages) {
        if (page.connected) {
          page.inbox.addAll(tentative);
        }
      }
      tentative.clear();
    }

    private void act(SimulatedPage page) {
      switch (lots.below(12)) {
        case 0, 1, 2, 3 -> page.type();
        case 4, 5, 6 -> send(page, lots.chance(0.1));
        case 7, 8 -> deliver(page, 1 + lots.below(4));
        case 9 -> store();
        case 10 -> {
          if (lots.chance(0.3)) {
            page.connected = false;
            page.inbox.clear();
          } else if (!page.connected) {
            reconnect(page);
          }
        }
        default -> {
          if (lots.chance(0.15)) {
            crash();
          }
        }
      }
    }

    /** The push reaches the room: perhaps not at all, perhaps twice. */
    private void send(SimulatedPage page, boolean twice) {
      SimulatedPage.Push push = page.push();
      if (push == null || !page.connected || lots.chance(0.05)) {
        return;
      }
      arrive(page, push);
      if (twice && page.connected) {
        arrive(page, push);
      }
    }

    private void arrive(SimulatedPage page, SimulatedPage.Push push) {
      Command edit = new Command.Edit(push.file(), push.version(), push.changes());
      try {
        Room.Decision decision = Room.decide(state, page.sender, push.clientSeq(), push.hash(), edit, now);
        if (decision instanceof Room.Decision.Accepted accepted) {
          take(accepted.events());
          edits++;
        }
      } catch (Refused refused) {
        if (refused.code() != Code.STALE) {
          throw refused;
        }
        page.refusedStale();
      }
    }

    private void deliver(SimulatedPage page, int count) {
      for (int i = 0; i < count && !page.inbox.isEmpty(); i++) {
        page.receive(page.inbox.poll());
      }
    }

    /** Everything since the page's last event, from the journal, and then its frozen push again. */
    private void reconnect(SimulatedPage page) {
      page.connected = true;
      page.inbox.clear();
      page.inbox.addAll(journal.subList((int) page.seq, journal.size()));
      deliver(page, Integer.MAX_VALUE);
      if (page.inFlight != null) {
        arrive(page, page.inFlight);
      }
    }

    /** The server dies: what was decided and not stored is gone, and the room is the fold of the journal. */
    private void crash() {
      tentative.clear();
      state = fold(journal);
      for (SimulatedPage page : pages) {
        page.connected = false;
        page.inbox.clear();
      }
    }

    private RoomState fold(List<Event> events) {
      RoomState folded = RoomState.of(setup);
      for (Event event : events) {
        folded = folded.apply(event);
      }
      return folded;
    }

    private void settle() {
      boolean busy = true;
      for (int round = 0; busy; round++) {
        assertThat(round).as("rounds until everybody is at rest").isLessThan(1_000);
        busy = false;
        for (SimulatedPage page : pages) {
          if (!page.connected) {
            reconnect(page);
          }
          deliver(page, Integer.MAX_VALUE);
          SimulatedPage.Push push = page.push();
          if (push != null) {
            arrive(page, push);
          }
          store();
          deliver(page, Integer.MAX_VALUE);
          busy |= !page.idle();
        }
      }
      pages.forEach(page -> deliver(page, Integer.MAX_VALUE));
    }

    private void check() {
      RoomState folded = fold(journal);
      Set<String> numbers = new HashSet<>();
      for (int i = 0; i < journal.size(); i++) {
        Event event = journal.get(i);
        assertThat(event.seq()).as("I2: seq").isEqualTo(i + 1);
        Event.@Nullable Ack ack = event.ack();
        if (ack != null) {
          assertThat(numbers.add(ack.client() + "/" + ack.clientSeq())).as("I5: %s once", ack).isTrue();
        }
      }
      assertThat(folded).as("the state is the fold of the journal").usingRecursiveComparison().isEqualTo(state);
      for (SimulatedPage page : pages) {
        SharedFile file = folded.workspace().file(page.file);
        assertThat(page.text).as("I3: the text of %s", page.sender.client()).isEqualTo(file.text());
        assertThat(Utf16.checksum(page.text)).isEqualTo(Utf16.checksum(file.text()));
        assertThat(page.idle()).as("I4: nothing of %s is left behind", page.sender.client()).isTrue();
      }
    }
  }
}
