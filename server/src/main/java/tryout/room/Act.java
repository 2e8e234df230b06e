package tryout.room;

import static tryout.room.Phase.DISCUSSION;
import static tryout.room.Phase.ENDED;
import static tryout.room.Phase.EXERCISE;
import static tryout.room.Phase.LOBBY;
import static tryout.room.Phase.QUESTIONS;
import static tryout.room.Phase.WARM_UP;
import static tryout.room.Role.CANDIDATE;
import static tryout.room.Role.LEAD;
import static tryout.room.Role.MENTOR;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The one table of role × message × phase, for each kind of room. It is asked for each message, in the turn that accepts it; the page and the
 * tests read it too. What is not in it is not permitted.
 */
public enum Act {
  EDIT(Who.SPEAKERS, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS), Set.of(LOBBY)),
  FILE(Who.SPEAKERS, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS), Set.of(LOBBY)),
  /** A word to everybody. After the end there is nobody to be sure of: what is said then could be read by none. */
  SAY(Who.SPEAKERS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  RUN(Who.SPEAKERS, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  /** Running the tests of the exercise. */
  TEST(Who.SPEAKERS, Set.of(EXERCISE, DISCUSSION, QUESTIONS)),
  /** Giving the next hint of the exercise. */
  HINT(Who.MENTORS, Set.of(EXERCISE)),
  /** Running a copy of one's own, which nobody else sees. */
  SCRATCH(Who.MENTORS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  /** Noting something for oneself, and talking among mentors. */
  NOTE(Who.MENTORS, EnumSet.allOf(Phase.class)),
  /** Marks, pinned moments and a recommendation on one's own card. */
  MARK(Who.MENTORS, Set.of(EXERCISE, DISCUSSION, QUESTIONS, ENDED)),
  LOCK(Who.MENTORS, Set.of(DISCUSSION, QUESTIONS, ENDED)),
  RECONCILE(Who.MENTORS, Set.of(ENDED)),
  /** The levels that the panel agrees on, and the end of grading. */
  AGREE(Who.LEAD_ONLY, Set.of(ENDED)),
  INPUT(Who.SPEAKERS, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  STOP(Who.SPEAKERS, EnumSet.allOf(Phase.class)),
  PHASE(Who.MENTORS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  REOPEN(Who.LEAD_ONLY, Set.of(ENDED)),
  PAUSE(Who.MENTORS, Set.of(EXERCISE)),
  CREDIT(Who.MENTORS, Set.of(EXERCISE)),
  ADMIT(Who.MENTORS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  /** Changing what somebody is here. */
  SEAT(Who.LEAD_ONLY, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  TYPING(Who.MENTORS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  EDITOR(Who.LEAD_ONLY, Set.of(DISCUSSION, QUESTIONS)),
  ASK(Who.CANDIDATE_ONLY, Set.of(DISCUSSION, QUESTIONS)),
  TICK(Who.SPEAKERS, Set.of(DISCUSSION, QUESTIONS)),
  HAND(Who.CANDIDATE_ONLY, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  /** Working unseen for a while. */
  CURTAIN(Who.CANDIDATE_ONLY, Set.of(EXERCISE)),
  CONSENT(Who.CANDIDATE_ONLY, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS)),
  OFFER(Who.SPEAKERS, Set.of(WARM_UP, EXERCISE, DISCUSSION, QUESTIONS, ENDED)),
  /** Taking everybody along to a moment of the replay. */
  SHOW(Who.SPEAKERS, Set.of(DISCUSSION, QUESTIONS)),
  /** Carets and who follows whom. */
  SIGNAL(EnumSet.allOf(Role.class), EnumSet.allOf(Phase.class)),
  /** Showing a line to everybody, and that one types. */
  POINT(Who.SPEAKERS, Set.of(LOBBY, WARM_UP, EXERCISE, DISCUSSION, QUESTIONS));

  /** Groups of roles, in a holder because an enum's own constants come first. */
  private static final class Who {
    static final Set<Role> SPEAKERS = Set.of(CANDIDATE, LEAD, MENTOR);
    static final Set<Role> MENTORS = Set.of(LEAD, MENTOR);
    static final Set<Role> LEAD_ONLY = Set.of(LEAD);
    static final Set<Role> CANDIDATE_ONLY = Set.of(CANDIDATE);
  }

  /** What who practises may do while they are at it, and at any time. */
  private static final class Alone {
    static final Set<Act> AT_WORK = EnumSet.of(EDIT, FILE, RUN, TEST, INPUT, HINT, PHASE);
    static final Set<Act> ALWAYS = EnumSet.of(STOP, SIGNAL);
  }

  private final Set<Role> roles;
  private final Set<Phase> phases;
  private final Set<Phase> mentorsToo;

  Act(Set<Role> roles, Set<Phase> phases) {
    this(roles, phases, Set.of());
  }

  Act(Set<Role> roles, Set<Phase> phases, Set<Phase> mentorsToo) {
    this.roles = roles;
    this.phases = phases;
    this.mentorsToo = mentorsToo;
  }

  /** Whether that role may do this in that phase, as far as the table goes; switches and freezes come on top. */
  public boolean permits(RoomSetup.Kind kind, Role role, Phase phase) {
    return switch (kind) {
      case INTERVIEW -> roles.contains(role) && (phases.contains(phase) || role != CANDIDATE && mentorsToo.contains(phase));
      case PRACTICE -> role == CANDIDATE && (Alone.ALWAYS.contains(this) || phase == EXERCISE && Alone.AT_WORK.contains(this));
    };
  }

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
