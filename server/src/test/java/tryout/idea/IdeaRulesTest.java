package tryout.idea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tryout.idea.IdeaState.ARCHIVED;
import static tryout.idea.IdeaState.DRAFT;
import static tryout.idea.IdeaState.MENTORED;
import static tryout.idea.IdeaState.PROPOSED;
import static tryout.idea.IdeaState.PUBLISHED;
import static tryout.idea.IdeaState.TAKEN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;

/** How ideas get on: the table of states, who may do what, and what never happens on any way through it. */
class IdeaRulesTest {
  private static final UUID AUTHOR = new UUID(0, 1);
  private static final UUID FIRST = new UUID(0, 2);
  private static final UUID SECOND = new UUID(0, 3);
  private static final Actor COORDINATOR = new Actor(new UUID(0, 9), true, false);
  private static final Actor STUDENT = new Actor(AUTHOR, false, false);
  private static final Actor MENTOR = new Actor(FIRST, false, true);
  private static final Actor OTHER = new Actor(SECOND, false, true);
  private static final Actor STRANGER = new Actor(new UUID(0, 7), false, true);
  private static final Terms TERMS = new Terms(true, false, 1, 5);
  private static final Idea WHOLE =
      new Idea("A byte ring", "It **never** grows.", Map.of(Detail.SKILL_LEVEL, "beginner", Detail.LANGUAGE, "C"), List.of(), List.of(), List.of());

  private static Entry after(Entry entry, Actor actor, IdeaWish... wishes) {
    Entry next = entry;
    for (IdeaWish wish : wishes) {
      for (IdeaEvent event : new IdeaRules(next, TERMS, Demand.NONE).decide(actor, wish)) {
        next = next.after(event);
      }
    }
    return next;
  }

  private static Entry draft() {
    return Entry.draft(WHOLE, AUTHOR);
  }

  private static Entry asked() {
    return after(draft(), STUDENT, new IdeaWish.Ask(FIRST, Mentoring.Kind.CO));
  }

  private static Entry proposed() {
    return after(asked(), STUDENT, new IdeaWish.Propose());
  }

  private static Entry mentored() {
    return after(proposed(), MENTOR, new IdeaWish.Agree(FIRST, 5));
  }

  private static Entry published() {
    return after(mentored(), COORDINATOR, new IdeaWish.Publish());
  }

  private static Entry taken() {
    return published().after(new IdeaEvent.Taken());
  }

  private static Code refused(Entry entry, Actor actor, IdeaWish wish) {
    return refused(entry, TERMS, Demand.NONE, actor, wish);
  }

  private static Code refused(Entry entry, Terms terms, Demand demand, Actor actor, IdeaWish wish) {
    Refused refused = catchThrowableOfType(Refused.class, () -> new IdeaRules(entry, terms, demand).decide(actor, wish));
    assertThat(refused).as(wish + " of a " + entry.state()).isNotNull();
    return refused.code();
  }

  @Test
  void GEN_6_every_action_happens_in_the_states_of_the_table_and_in_no_other() {
    Map<String, Supplier<Entry>> from = new LinkedHashMap<>(Map.of("DRAFT", IdeaRulesTest::asked, "PROPOSED", IdeaRulesTest::proposed, "MENTORED", IdeaRulesTest::mentored,
        "PUBLISHED", IdeaRulesTest::published, "TAKEN", IdeaRulesTest::taken,
        "ARCHIVED", () -> after(published(), COORDINATOR, new IdeaWish.Archive(Archival.EXPIRED))));
    Map<IdeaWish, Map<IdeaState, IdeaState>> table = Map.of(
        new IdeaWish.Propose(), Map.of(DRAFT, PROPOSED),
        new IdeaWish.Publish(), Map.of(MENTORED, PUBLISHED),
        new IdeaWish.Unpublish(""), Map.of(PUBLISHED, MENTORED),
        new IdeaWish.Reopen(), Map.of(TAKEN, PUBLISHED),
        new IdeaWish.Archive(Archival.DUPLICATE), Map.of(DRAFT, ARCHIVED, PROPOSED, ARCHIVED, MENTORED, ARCHIVED, PUBLISHED, ARCHIVED),
        new IdeaWish.CloseApplications(), Map.of(PUBLISHED, PUBLISHED));
    table.forEach((wish, to) -> from.forEach((name, entry) -> {
      IdeaState state = IdeaState.valueOf(name);
      assertThat(entry.get().state()).isEqualTo(state);
      if (to.containsKey(state)) {
        assertThat(after(entry.get(), COORDINATOR, wish).state()).as(wish + " of a " + state).isEqualTo(to.get(state));
      } else {
        assertThat(refused(entry.get(), COORDINATOR, wish)).isIn(Code.ILLEGAL_TRANSITION, Code.NO_MENTOR);
        assertThat(new IdeaRules(entry.get(), TERMS, Demand.NONE).allows(COORDINATOR, wish)).isFalse();
      }
    }));
  }

  @Test
  void an_idea_is_proposed_with_a_description_and_somebody_who_was_asked() {
    assertThat(refused(draft(), STUDENT, new IdeaWish.Propose())).isEqualTo(Code.NO_MENTOR);
    Entry empty = Entry.draft(new Idea("A byte ring", "", Map.of(), List.of(), List.of(), List.of()), AUTHOR);
    assertThat(refused(after(empty, STUDENT, new IdeaWish.Ask(FIRST, Mentoring.Kind.CO)), STUDENT, new IdeaWish.Propose())).isEqualTo(Code.TEMPLATE_INCOMPLETE);
    assertThat(refused(asked(), STRANGER, new IdeaWish.Propose())).isEqualTo(Code.NOT_ALLOWED);
    assertThat(proposed().state()).isEqualTo(PROPOSED);
  }

  @Test
  void IDEA_4_nobody_agrees_for_somebody_else_not_even_a_coordinator() {
    for (IdeaWish wish : new IdeaWish[] {new IdeaWish.Agree(FIRST, 9), new IdeaWish.Decline(FIRST), new IdeaWish.Withdraw(FIRST, "Bye.")}) {
      for (Actor actor : new Actor[] {COORDINATOR, STUDENT, OTHER}) {
        assertThat(refused(proposed(), actor, wish)).isEqualTo(Code.ONLY_SELF_MAY_AGREE);
      }
    }
    assertThat(mentored().state()).isEqualTo(MENTORED);
  }

  @Test
  void IDEA_5_whoever_agrees_is_a_mentor_by_role_and_pledges_the_hours_of_the_round() {
    assertThat(refused(proposed(), MENTOR, new IdeaWish.Agree(FIRST, 4))).isEqualTo(Code.PLEDGE_TOO_LOW);
    assertThat(refused(proposed(), new Actor(FIRST, false, false), new IdeaWish.Agree(FIRST, 5))).isEqualTo(Code.ROLE_MISSING);
    assertThat(refused(proposed(), OTHER, new IdeaWish.Agree(SECOND, 5))).as("who was not asked").isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(refused(mentored(), MENTOR, new IdeaWish.Agree(FIRST, 5))).as("who agreed").isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(mentored().mentoring(FIRST).orElseThrow().hours()).isEqualTo(5);
  }

  @Test
  void IDEA_6_a_backup_does_not_count_and_the_first_who_agrees_is_primary_unless_one_was_named() {
    Entry backup = after(draft(), STUDENT, new IdeaWish.Ask(FIRST, Mentoring.Kind.BACKUP), new IdeaWish.Propose());
    Entry agreed = after(backup, MENTOR, new IdeaWish.Agree(FIRST, 5));
    assertThat(agreed.state()).isEqualTo(PROPOSED);
    assertThat(agreed.mentoring(FIRST).orElseThrow().kind()).isEqualTo(Mentoring.Kind.BACKUP);
    assertThat(mentored().mentoring(FIRST).orElseThrow().kind()).isEqualTo(Mentoring.Kind.PRIMARY);
    Entry named = after(asked(), STUDENT, new IdeaWish.Ask(SECOND, Mentoring.Kind.PRIMARY), new IdeaWish.Propose());
    assertThat(after(named, MENTOR, new IdeaWish.Agree(FIRST, 5)).mentoring(FIRST).orElseThrow().kind()).isEqualTo(Mentoring.Kind.CO);
    assertThat(refused(named, STUDENT, new IdeaWish.Ask(new UUID(0, 5), Mentoring.Kind.PRIMARY))).isEqualTo(Code.INVALID);
  }

  @Test
  void IDEA_7_a_coordinator_writes_for_a_mentor_and_cannot_publish_before_that_mentor_agreed() {
    Entry imported = after(Entry.draft(WHOLE, COORDINATOR.person()), COORDINATOR, new IdeaWish.Ask(FIRST, Mentoring.Kind.PRIMARY), new IdeaWish.Propose());
    assertThat(refused(imported, COORDINATOR, new IdeaWish.Publish())).isEqualTo(Code.NO_MENTOR);
    assertThat(after(after(imported, MENTOR, new IdeaWish.Agree(FIRST, 6)), COORDINATOR, new IdeaWish.Publish()).state()).isEqualTo(PUBLISHED);
  }

  @Test
  void IDEA_8_who_withdraws_from_what_is_public_leaves_a_note() {
    assertThat(refused(published(), MENTOR, new IdeaWish.Withdraw(FIRST, " "))).isEqualTo(Code.NOTE_REQUIRED);
    assertThat(refused(taken(), MENTOR, new IdeaWish.Withdraw(FIRST, ""))).isEqualTo(Code.NOTE_REQUIRED);
    assertThat(after(mentored(), MENTOR, new IdeaWish.Withdraw(FIRST, "")).state()).isEqualTo(PROPOSED);
    assertThat(after(proposed(), MENTOR, new IdeaWish.Decline(FIRST)).mentoring(FIRST).orElseThrow().answer()).isEqualTo(Mentoring.Answer.DECLINED);
  }

  @Test
  void IDEA_9_a_published_idea_without_mentors_seeks_one_and_comes_back_unchanged() {
    Entry left = after(published(), MENTOR, new IdeaWish.Withdraw(FIRST, "The branch is called ring-2."));
    assertThat(left.state()).isEqualTo(PROPOSED);
    assertThat(left.seeksMentor()).isTrue();
    assertThat(left.takesApplications()).isFalse();
    Entry again = after(after(left, COORDINATOR, new IdeaWish.Ask(SECOND, Mentoring.Kind.PRIMARY)), OTHER, new IdeaWish.Agree(SECOND, 8));
    Entry back = after(again, COORDINATOR, new IdeaWish.Publish());
    assertThat(back.text()).isEqualTo(WHOLE);
    assertThat(back.takesApplications()).isTrue();
    assertThat(proposed().seeksMentor()).as("one that was never public").isFalse();
  }

  @Test
  void IDEA_10_its_mentors_and_coordinators_close_it_for_applications_and_open_it_again() {
    Entry closed = after(published(), MENTOR, new IdeaWish.CloseApplications());
    assertThat(closed.takesApplications()).isFalse();
    assertThat(closed.state()).isEqualTo(PUBLISHED);
    assertThat(refused(closed, MENTOR, new IdeaWish.CloseApplications())).isEqualTo(Code.ILLEGAL_TRANSITION);
    assertThat(refused(published(), STUDENT, new IdeaWish.CloseApplications())).as("its author").isEqualTo(Code.NOT_ALLOWED);
    assertThat(after(closed, COORDINATOR, new IdeaWish.OpenApplications()).takesApplications()).isTrue();
  }

  @Test
  void an_idea_is_published_only_with_its_template_complete_and_each_missing_field_is_named() {
    for (Map<Detail, String> details : List.of(Map.of(Detail.DIFFICULTY, "hard", Detail.REQUIRED_SKILLS, "C"), Map.of(Detail.SKILL_LEVEL, "any", Detail.LANGUAGE, "C"))) {
      assertThat(IdeaRules.missing(new Idea("T", "D", details, List.of(), List.of(), List.of()))).isEmpty();
    }
    assertThat(IdeaRules.missing(new Idea("T", " ", Map.of(Detail.LANGUAGE, " "), List.of(), List.of(), List.of()))).extracting(Refused.Field::pointer)
        .containsExactly("/description", "/skillLevel", "/language");
    Entry bare = new Entry(new Idea("T", "D", Map.of(), List.of(), List.of(), List.of()), AUTHOR, MENTORED, mentored().mentors(), true, false, null);
    assertThat(refused(bare, COORDINATOR, new IdeaWish.Publish())).isEqualTo(Code.TEMPLATE_INCOMPLETE);
  }

  @Test
  void what_somebody_has_applied_for_is_not_taken_away_unsaid() {
    Demand some = new Demand(2);
    assertThat(refused(published(), TERMS, some, COORDINATOR, new IdeaWish.Unpublish(""))).isEqualTo(Code.REASON_REQUIRED);
    assertThat(new IdeaRules(published(), TERMS, some).allows(COORDINATOR, new IdeaWish.Unpublish("Its mentor is ill."))).isTrue();
    assertThat(refused(published(), TERMS, some, COORDINATOR, new IdeaWish.Archive(Archival.EXPIRED))).isEqualTo(Code.LIVE_APPLICATIONS);
    assertThat(refused(draft(), COORDINATOR, new IdeaWish.Archive(Archival.COMPLETED))).as("what only the clock says").isEqualTo(Code.INVALID);
    assertThat(refused(mentored(), STUDENT, new IdeaWish.Archive(Archival.WITHDRAWN))).isEqualTo(Code.NOT_ALLOWED);
    assertThat(after(proposed(), STUDENT, new IdeaWish.Archive(Archival.WITHDRAWN)).over()).isEqualTo(Archival.WITHDRAWN);
  }

  @Test
  void the_clock_takes_what_is_full_and_archives_what_a_closed_round_leaves() {
    assertThat(IdeaRules.announced(published(), 1, 2)).isEmpty();
    assertThat(IdeaRules.announced(published(), 2, 2)).contains(new IdeaEvent.Taken());
    assertThat(IdeaRules.announced(mentored(), 2, 2)).isEmpty();
    assertThat(IdeaRules.roundClosed(taken())).contains(new IdeaEvent.Archived(Archival.COMPLETED));
    assertThat(IdeaRules.roundClosed(published())).contains(new IdeaEvent.Archived(Archival.EXPIRED));
    assertThat(IdeaRules.roundClosed(draft().after(new IdeaEvent.Archived(Archival.DECLINED)))).isEmpty();
    assertThat(refused(draft(), new Terms(true, true, 1, 5), Demand.NONE, COORDINATOR, new IdeaWish.Archive(Archival.EXPIRED))).isEqualTo(Code.ILLEGAL_TRANSITION);
  }

  @Test
  void an_idea_begins_while_they_are_collected_and_a_coordinators_at_any_time() {
    Terms over = new Terms(false, false, 1, 5);
    assertThat(catchThrowableOfType(Refused.class, () -> IdeaRules.assertMayBegin(STUDENT, true, over)).code()).isEqualTo(Code.IDEAS_CLOSED);
    assertThat(catchThrowableOfType(Refused.class, () -> IdeaRules.assertMayBegin(STUDENT, false, TERMS)).code()).isEqualTo(Code.NOT_ALLOWED);
    assertThat(catchThrowableOfType(Refused.class, () -> IdeaRules.assertMayBegin(COORDINATOR, true, new Terms(true, true, 1, 5))).code()).isEqualTo(Code.IDEAS_CLOSED);
    IdeaRules.assertMayBegin(STUDENT, true, TERMS);
    IdeaRules.assertMayBegin(COORDINATOR, false, over);
  }

  /** Whoever does whatever, in any order: a published idea has mentors who said so themselves, and what was public stays found. */
  @Test
  void on_no_way_through_the_table_is_an_idea_public_that_nobody_agreed_to_mentor() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<IdeaState> reached = EnumSet.noneOf(IdeaState.class);
    for (int walk = 0; walk < 2_000; walk++) {
      Entry entry = draft();
      List<IdeaWish> wishes = new ArrayList<>();
      for (int step = 0; step < 40; step++) {
        Actor actor = List.of(COORDINATOR, STUDENT, MENTOR, OTHER, STRANGER).get(random.nextInt(5));
        IdeaWish wish = wish(random);
        Terms terms = new Terms(true, false, 1 + walk % 2, 5);
        if (!new IdeaRules(entry, terms, Demand.NONE).allows(actor, wish)) {
          continue;
        }
        wishes.add(wish);
        boolean shown = entry.shown();
        for (IdeaEvent event : new IdeaRules(entry, terms, Demand.NONE).decide(actor, wish)) {
          entry = entry.after(event);
        }
        String told = "seed " + seed + ", walk " + walk + ": " + wishes;
        reached.add(entry.state());
        if (entry.state() == MENTORED || entry.state() == PUBLISHED) {
          assertThat(entry.agreed()).as(told).isGreaterThanOrEqualTo(terms.minAgreedMentors());
        }
        assertThat(entry.mentors().stream().filter(one -> one.kind() == Mentoring.Kind.PRIMARY && (one.counts() || one.answer() == Mentoring.Answer.ASKED)).count()).as(told).isLessThanOrEqualTo(1);
        assertThat(!shown || entry.shown()).as(told).isTrue();
        assertThat(entry.state() == ARCHIVED).as(told).isEqualTo(entry.over() != null);
      }
    }
    assertThat(reached).contains(DRAFT, PROPOSED, MENTORED, PUBLISHED, ARCHIVED);
  }

  private static IdeaWish wish(Random random) {
    UUID person = List.of(FIRST, SECOND, STRANGER.person()).get(random.nextInt(3));
    return switch (random.nextInt(14)) {
      case 0 -> new IdeaWish.Propose();
      case 1, 2 -> new IdeaWish.Publish();
      case 3 -> new IdeaWish.Unpublish("Said.");
      case 4 -> random.nextInt(6) == 0 ? new IdeaWish.Archive(Archival.DUPLICATE) : new IdeaWish.Propose();
      case 5 -> new IdeaWish.CloseApplications();
      case 6 -> new IdeaWish.OpenApplications();
      case 7, 8 -> new IdeaWish.Ask(person, Mentoring.Kind.values()[random.nextInt(3)]);
      case 9 -> new IdeaWish.TakeBack(person);
      case 10, 11 -> new IdeaWish.Agree(person, 4 + random.nextInt(4));
      case 12 -> new IdeaWish.Decline(person);
      default -> new IdeaWish.Withdraw(person, random.nextBoolean() ? "" : "A note.");
    };
  }
}
