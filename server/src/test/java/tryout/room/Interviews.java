package tryout.room;

import java.util.List;
import java.util.stream.Stream;
import tryout.run.Profile;

/** Rooms and people for tests. */
public final class Interviews {
  private Interviews() {}

  static final Command QUICK = new Command.StartRun(Profile.QUICK);
  /** How long the exercise is, milliseconds. */
  static final long EXERCISE = 30 * 60_000L;

  public static final Sender CANDIDATE = new Sender("m1", "Candidate", Role.CANDIDATE, "c1");
  public static final Sender CANDIDATE_AGAIN = new Sender("m1", "Candidate", Role.CANDIDATE, "c2");
  public static final Sender LEAD = new Sender("m2", "Mentor A", Role.LEAD, "c3");
  public static final Sender MENTOR = new Sender("m3", "Mentor B", Role.MENTOR, "c4");
  public static final Sender OBSERVER = new Sender("m4", "Observer", Role.OBSERVER, "c5");

  static final Command CONSENT = new Command.Consent(setup().terms());

  public static RoomSetup setup() {
    return new RoomSetup(RoomSetup.Kind.INTERVIEW,
        "A byte ring", "Sample organisation", 30, 3, "Complete `rb_put`.",
        List.of(new StarterFile("main.c", "int main(void)\n{\n    return 0;\n}\n", false),
            new StarterFile("ring.h", "struct ring;\n", true)),
        RoomSetup.Assigned.NONE,
        List.of(new StarterFile("warmup.c", "int main(void) { return 1; }\n", false)),
        "Man pages.", "AI tools.", "2027-11-22",
        List.of(new Seat("m2", "Mentor A", Role.LEAD), new Seat("m3", "Mentor B", Role.MENTOR)));
  }

  /** The same with so much extra time. */
  public static RoomSetup longer(int extraMinutes) {
    RoomSetup plain = setup();
    return new RoomSetup(plain.kind(), plain.title(), plain.organisation(), plain.minutes() + extraMinutes, plain.warmupMinutes(), plain.statement(),
        plain.files(), plain.assigned(), plain.warmup(), plain.allowed(), plain.notAllowed(), plain.deletedOn(), plain.seats(), extraMinutes);
  }

  /** The same with an exercise that has tests and hints. */
  public static RoomSetup assigned(String digest, String... hints) {
    RoomSetup plain = setup();
    List<RoomSetup.Hint> ladder = Stream.of(hints).map(text -> new RoomSetup.Hint(5, text)).toList();
    return new RoomSetup(plain.kind(), plain.title(), plain.organisation(), plain.minutes(), plain.warmupMinutes(), plain.statement(), plain.files(),
        new RoomSetup.Assigned(digest, ladder, List.of()), plain.warmup(), plain.allowed(), plain.notAllowed(), plain.deletedOn(), plain.seats());
  }
}
