package tryout;

import java.util.ArrayList;
import java.util.List;
import tryout.exercise.Guide.Criterion;
import tryout.grade.Grading;
import tryout.grade.Leaning;
import tryout.grade.Moment;
import tryout.grade.Panel;
import tryout.grade.PanelEvent;
import tryout.grade.Wish;
import tryout.live.Recording;
import tryout.room.Command;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.Room;
import tryout.room.RoomSetup;
import tryout.room.RoomState;
import tryout.room.Seat;
import tryout.room.Sender;

/**
 * A sample interview that is over. What its candidate types and runs was really typed and run, by whoever solved the
 * exercise for its package; the talk around it and the marks are written here, and everything is decided by the rules
 * that hold for anybody, at moments of a clock that goes as fast as it is told. Pure.
 */
final class DemoPast {
  private static final long SECOND = 1_000;
  /** Which messages of the panel's stream a page sent is known by their hash; nobody sends these again. */
  private static final String UNSENT = "0".repeat(64);

  private final List<Event> events = new ArrayList<>();
  private final List<PanelEvent> marks = new ArrayList<>();
  private final Sender lead;
  private final Sender candidate;
  private RoomState state;
  private Panel panel = Panel.EMPTY;
  private long now;
  private long leadSeq;
  private long candidateSeq;

  /** What is to be stored of it. */
  record Whole(List<Event> events, List<PanelEvent> marks) {}

  private DemoPast(RoomSetup setup, String leadClient, String candidateClient, long began) {
    lead = sender(setup, Role.LEAD, leadClient);
    candidate = sender(setup, Role.CANDIDATE, candidateClient);
    state = RoomState.of(setup);
    now = began;
  }

  private static Sender sender(RoomSetup setup, Role role, String client) {
    Seat seat = setup.seats().stream().filter(one -> one.role() == role).findFirst().orElseThrow();
    return new Sender(seat.member(), seat.name(), seat.role(), client);
  }

  /**
   * Holds it.
   *
   * @param setup with one lead and one candidate, and no warm-up
   * @param recorded what was done in the exercise
   * @param began epoch milliseconds
   */
  static Whole hold(RoomSetup setup, String leadClient, String candidateClient, List<Recording.Done> recorded, long began) {
    DemoPast past = new DemoPast(setup, leadClient, candidateClient, began);
    past.begin();
    past.work(recorded);
    past.talk();
    past.grade(setup.assigned().rubric());
    return new Whole(List.copyOf(past.events), List.copyOf(past.marks));
  }

  private void begin() {
    take(Room.joined(state, lead, false, now));
    passes(40);
    take(Room.joined(state, candidate, false, now));
    passes(75);
    does(candidate, new Command.Consent(state.setup().terms()));
    passes(20);
    does(lead, new Command.Advance(Phase.EXERCISE));
  }

  /** Everything that was recorded, at its own moments, and what is said between. */
  private void work(List<Recording.Done> recorded) {
    long began = now;
    int third = recorded.size() / 3;
    for (int i = 0; i < recorded.size(); i++) {
      Recording.Done done = recorded.get(i);
      now = Math.max(now, began + done.after());
      if (i == third / 2) {
        does(lead, new Command.Say("Take your time, and tell me what you think while you write."));
      } else if (i == third) {
        does(candidate, new Command.Say("I begin with the plain case, and run it before I go on."));
        pin(0);
      } else if (i == 2 * third) {
        does(candidate, new Command.Say("Now the edges: what is full, what is empty, and what comes twice."));
        pin(1);
      }
      happens(done);
    }
    pin(3);
    passes(15);
  }

  private void talk() {
    does(lead, new Command.Advance(Phase.DISCUSSION));
    passes(20);
    does(lead, new Command.Say("What would break first if two threads used this?"));
    passes(45);
    does(candidate, new Command.Say("The counters: both sides write them. One of them would have to own each."));
    passes(40);
    does(lead, new Command.Advance(Phase.QUESTIONS));
    passes(15);
    does(candidate, new Command.Ask("How are patches reviewed in your project?"));
    passes(50);
    does(lead, new Command.Tick(1, true));
    passes(10);
    does(lead, new Command.Advance(Phase.ENDED));
  }

  private void grade(List<Criterion> rubric) {
    passes(60);
    int[] levels = {4, 3, 3, 3, 3};
    for (int i = 0; i < rubric.size(); i++) {
      wishes(new Wish.Mark(rubric.get(i).id(), levels[i % levels.length]));
      passes(8);
    }
    wishes(new Wish.Note("Ran after every step, and read what came before typing on."));
    wishes(new Wish.Recommend(Leaning.CLEARLY, "Solved all of it, and said what was still open."));
    wishes(new Wish.Lock());
    for (int i = 0; i < rubric.size(); i++) {
      wishes(new Wish.Agree(rubric.get(i).id(), levels[i % levels.length]));
    }
    wishes(new Wish.Close(true));
    wishes(new Wish.Release("You ran early and often, and every stage held in the end. Look at how a caller is told of a failure next.", true));
  }

  private void passes(int seconds) {
    now += seconds * SECOND;
  }

  private void does(Sender who, Command command) {
    long number = who == lead ? ++leadSeq : ++candidateSeq;
    if (Room.decide(state, who, number, UNSENT, command, now) instanceof Room.Decision.Accepted accepted) {
      take(accepted.events());
    }
  }

  /** What was recorded bears the acknowledgement of nobody's page; a run is that of whoever wrote the text. */
  private void happens(Recording.Done done) {
    boolean own = done.own() || done.fact() instanceof Fact.RunStarted;
    take(List.of(new Event(state.seq() + 1, now, own ? candidate.member() : null, null, done.fact())));
  }

  private void take(List<Event> decided) {
    for (Event event : decided) {
      state = state.apply(event);
      events.add(event);
    }
  }

  private void pin(int criterion) {
    wishes(new Wish.Pin(state.setup().assigned().rubric().get(criterion).id()));
  }

  private void wishes(Wish wish) {
    Moment moment = new Moment(state.seq(), now, state.runs().lastId());
    PanelEvent.Ack ack = new PanelEvent.Ack(lead.client(), marks.size() + 1L, UNSENT);
    new Grading(panel, state.setup().assigned().rubric(), lead.member(), moment, state.people().graders()).decide(ack, wish).ifPresent(event -> {
      panel = panel.apply(event);
      marks.add(event);
    });
  }
}
