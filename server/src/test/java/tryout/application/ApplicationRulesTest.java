package tryout.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tryout.application.Progress.Stage;
import tryout.fault.Refused;
import tryout.round.Dates;
import tryout.round.Programme;
import tryout.round.Settings;
import tryout.round.Settings.Assessment;
import tryout.round.Settings.ContactGate;

/** How applications get on: who may do what, when, and what nobody can tell before the announcement. */
class ApplicationRulesTest {
  private static final Party APPLICANT = new Party(true, false, false, false);
  private static final Party MENTOR = new Party(false, true, false, false);
  private static final Party COORDINATOR = new Party(false, false, true, false);
  private static final Party STRANGER = new Party(false, false, false, false);
  private static final Instant OPENS = Instant.parse("2027-03-01T00:00:00Z");
  private static final Instant CLOSES = Instant.parse("2027-04-01T18:00:00Z");
  private static final Instant ANNOUNCED = Instant.parse("2027-05-01T18:00:00Z");
  private static final Dates DATES = new Dates(OPENS, OPENS, OPENS, CLOSES, ANNOUNCED, ANNOUNCED, Instant.parse("2027-09-01T00:00:00Z"));
  private static final Decision ACCEPT = new Decision.Accept("gsoc");
  private static final Decision DECLINE = new Decision.Decline("");
  private static final List<Programme> PROGRAMMES = List.of(new Programme("gsoc", "Summer of Code", "", ""), new Programme("outreachy", "Outreachy", "", ""));
  private static final Settings SETTINGS = Settings.DEFAULTS;
  private static final Form FORM = new Form(Set.of("gsoc"), "It is slow.", "Make it fast.",
      new Schedule(List.of(new Schedule.Row(1, 12, "All of it", 30))), Map.of(), Map.of(), List.of(), List.of());

  private static final Map<String, Instant> TIMES = new LinkedHashMap<>();
  private static final Map<String, ApplicationWish> WISHES = new LinkedHashMap<>();

  static {
    TIMES.put("early", OPENS.minusNanos(1));
    TIMES.put("open", OPENS);
    TIMES.put("last", CLOSES.minusNanos(1));
    TIMES.put("closed", CLOSES);
    TIMES.put("secret", ANNOUNCED.minusNanos(1));
    TIMES.put("announced", ANNOUNCED);
    WISHES.put("submit", new ApplicationWish.Submit());
    WISHES.put("reopen", new ApplicationWish.Reopen());
    WISHES.put("invite", new ApplicationWish.Invite());
    WISHES.put("accept", new ApplicationWish.Decide(ACCEPT, ""));
    WISHES.put("decline", new ApplicationWish.Decide(DECLINE, ""));
    WISHES.put("revoke", new ApplicationWish.Revoke("A mistake."));
    WISHES.put("withdraw", new ApplicationWish.Withdraw());
    WISHES.put("restore", new ApplicationWish.Restore());
  }

  private static Circumstances at(Instant now) {
    return new Circumstances(now, DATES, SETTINGS, false, 0, false, true, true, 0, 1, false);
  }

  /** What comes of it, in one line: the event, or the refusal. */
  private static String outcome(Progress progress, Form form, Circumstances around, Party party, ApplicationWish wish) {
    try {
      return new ApplicationRules(progress, form, PROGRAMMES, around).decide(party, wish).toString();
    } catch (Refused refused) {
      return refused.code().slug() + ": " + refused.detail() + refused.fields();
    }
  }

  private static boolean happens(Progress progress, Instant now, Party party, ApplicationWish wish) {
    return outcome(progress, FORM, at(now), party, wish).contains("[") && !outcome(progress, FORM, at(now), party, wish).contains(": ");
  }

  private static Stream<Progress> all() {
    return Stream.of(Stage.values()).flatMap(stage -> Stream.of(false, true).flatMap(withdrawn ->
        stage == Stage.DRAFT ? Stream.of(new Progress(stage, null, withdrawn))
            : Stream.of(null, ACCEPT, DECLINE).map(decision -> new Progress(stage, decision, withdrawn))));
  }

  /** In which states something happens, by who and when. */
  private static String where(String wish) {
    Map<String, Party> parties = new LinkedHashMap<>();
    parties.put("applicant", APPLICANT);
    parties.put("mentor", MENTOR);
    parties.put("coordinator", COORDINATOR);
    parties.put("stranger", STRANGER);
    List<String> lines = new ArrayList<>();
    parties.forEach((name, party) -> TIMES.forEach((time, now) -> {
      TreeSet<String> states = all().filter(progress -> happens(progress, now, party, WISHES.get(wish)))
          .map(progress -> progress.state().slug()).collect(Collectors.toCollection(TreeSet::new));
      if (!states.isEmpty()) {
        lines.add(name + " " + time + ": " + String.join(" ", states));
      }
    }));
    return String.join("\n", lines);
  }

  @Test
  void APP_4_2_each_wish_happens_in_its_states_to_its_people_and_at_its_time() {
    assertThat(where("submit")).isEqualTo("applicant open: draft\napplicant last: draft");
    assertThat(where("reopen")).as("what was decided too early does not show").isEqualTo("applicant open: accepted declined submitted\napplicant last: accepted declined submitted");
    assertThat(where("restore")).isEqualTo("applicant open: withdrawn\napplicant last: withdrawn");
    assertThat(where("invite")).isEqualTo(Stream.of("mentor", "coordinator").flatMap(who -> TIMES.keySet().stream().map(time -> who + " " + time + ": submitted")).collect(Collectors.joining("\n")));
    for (String decision : List.of("accept", "decline")) {
      assertThat(where(decision)).isEqualTo(Stream.of("closed", "secret", "announced").map(time -> "coordinator " + time + ": interviewed invited submitted").collect(Collectors.joining("\n")));
    }
    assertThat(where("revoke")).isEqualTo(Stream.of("early", "open", "last", "closed", "secret").map(time -> "coordinator " + time + ": accepted declined").collect(Collectors.joining("\n")));
    assertThat(where("withdraw")).isEqualTo(Stream.of("early", "open", "last", "closed", "secret").map(time -> "applicant " + time + ": accepted declined draft interviewed invited submitted").collect(Collectors.joining("\n"))
        + "\napplicant announced: accepted draft interviewed invited submitted\ncoordinator announced: accepted");
  }

  @Test
  void EMB_1_and_2_before_the_announcement_an_applicant_is_answered_the_same_whether_a_decision_stands_or_not() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      Progress decided = new Progress(Stage.values()[1 + random.nextInt(3)], random.nextBoolean() ? ACCEPT : DECLINE, random.nextInt(4) == 0);
      Progress open = new Progress(decided.stage(), null, decided.withdrawn());
      Instant now = OPENS.minusSeconds(10).plusSeconds(random.nextLong(ANNOUNCED.getEpochSecond() - OPENS.getEpochSecond() + 10));
      Form form = random.nextBoolean() ? FORM : Form.EMPTY;
      Circumstances around = new Circumstances(now, DATES, SETTINGS, random.nextBoolean(), random.nextInt(5), random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextInt(2), 1, random.nextBoolean());
      assertThat(decided.shown(around.announced())).as("seed " + seed).isEqualTo(open.shown(around.announced()));
      WISHES.forEach((name, wish) -> assertThat(outcome(decided, form, around, APPLICANT, wish)).as(name).isEqualTo(outcome(open, form, around, APPLICANT, wish)));
    }
  }

  @Test
  void EMB_5_at_the_announcement_a_decision_is_there_for_everybody_and_one_that_comes_later_at_once() {
    Progress decided = new Progress(Stage.INTERVIEWED, ACCEPT, false);
    assertThat(decided.shown(at(ANNOUNCED.minusNanos(1)).announced())).isEqualTo(ApplicationState.INTERVIEWED);
    assertThat(decided.shown(at(ANNOUNCED).announced())).isEqualTo(ApplicationState.ACCEPTED);
    assertThat(decided.state()).isEqualTo(ApplicationState.ACCEPTED);
    assertThat(outcome(decided, FORM, at(ANNOUNCED), COORDINATOR, WISHES.get("revoke"))).contains("It was announced");
  }

  @Test
  void APP_6_who_withdraws_takes_no_decision_away_from_those_who_made_it() {
    Progress both = new Progress(Stage.INTERVIEWED, DECLINE, false).after(new ApplicationEvent.Withdrawn());
    assertThat(both.state()).isEqualTo(ApplicationState.WITHDRAWN);
    assertThat(both.decision()).isEqualTo(DECLINE);
  }

  private static String code(UnaryOperator<Circumstances> change, Form form, Progress progress, Party party, ApplicationWish wish) {
    return outcome(progress, form, change.apply(at(progress.stage() == Stage.DRAFT ? OPENS : CLOSES)), party, wish).split(":", 2)[0];
  }

  private static String submitting(UnaryOperator<Settings> change, Form form, int submitted, boolean talked) {
    return code(c -> new Circumstances(c.now(), c.dates(), change.apply(SETTINGS), talked, submitted, false, false, false, 0, 1, false), form, Progress.DRAFT, APPLICANT, WISHES.get("submit"));
  }

  private static Settings asking(Settings s, ContactGate gate, List<Settings.Question> questions, List<Settings.Policy> policies) {
    return new Settings(s.scheduleWeeks(), s.assessment(), s.exerciseMinutes(), gate, s.applicationsPerPerson(), s.minAgreedMentors(), s.ideasFrom(), questions, policies, s.pledgeHours(), s.outcomeRule(), s.observers(), s.retentionMonths(), s.evaluationPlan());
  }

  @Test
  void APP_2_to_4_and_APP_7_what_is_submitted_is_whole_within_the_limit_and_in_touch() {
    assertThat(submitting(s -> s, FORM, 2, false)).isEqualTo("Submitted[]");
    assertThat(submitting(s -> s, FORM, 3, true)).isEqualTo("limit-reached");
    assertThat(submitting(s -> s, Form.EMPTY, 0, true)).isEqualTo("invalid");
    assertThat(submitting(s -> s, new Form(FORM.programmes(), "a", "b", Schedule.EMPTY, Map.of(), Map.of(), List.of(), List.of()), 0, true)).isEqualTo("schedule-gap");
    assertThat(submitting(s -> s, new Form(Set.of("gsoc", "nothing"), "a", "b", FORM.schedule(), Map.of(), Map.of(), List.of(), List.of()), 0, true)).isEqualTo("invalid");
    assertThat(submitting(s -> asking(s, ContactGate.REQUIRE, List.of(), List.of()), FORM, 0, false)).isEqualTo("contact-mentor-first");
    assertThat(submitting(s -> asking(s, ContactGate.REQUIRE, List.of(), List.of()), FORM, 0, true)).isEqualTo("Submitted[]");
    assertThat(Form.EMPTY.missing(PROGRAMMES, SETTINGS).stream().map(Refused.Field::pointer)).containsExactly("/programmes", "/problem", "/outline");
  }

  @Test
  void RND_8_required_questions_are_answered_and_policies_accepted_as_they_are_now() {
    UnaryOperator<Settings> more = s -> asking(s, ContactGate.OFF, List.of(new Settings.Question("why", "Why us?", true, 100), new Settings.Question("more", "More?", false, 100)),
        List.of(new Settings.Policy("conduct", 2, "Code of conduct", "Be kind.")));
    assertThat(FORM.missing(PROGRAMMES, more.apply(SETTINGS)).stream().map(Refused.Field::pointer)).containsExactly("/answers/why", "/accepted/conduct");
    assertThat(submitting(more, new Form(FORM.programmes(), "a", "b", FORM.schedule(), Map.of("why", "It is small."), Map.of("conduct", 1), List.of(), List.of()), 0, false)).as("an older version").isEqualTo("invalid");
    assertThat(submitting(more, new Form(FORM.programmes(), "a", "b", FORM.schedule(), Map.of("why", "It is small."), Map.of("conduct", 2), List.of(), List.of()), 0, false)).isEqualTo("Submitted[]");
  }

  private static String accepting(String programme, String reason, boolean interviewOpen, boolean graded, boolean recommended, int taken, boolean elsewhere, @Nullable Assessment assessment) {
    Settings settings = assessment == null ? SETTINGS : new Settings(12, assessment, 30, ContactGate.OFF, 3, 1, Set.of(), List.of(), List.of(), 5, Settings.OutcomeRule.MENTOR_ONLY, false, 12, List.of());
    return code(c -> new Circumstances(c.now(), c.dates(), settings, false, 0, interviewOpen, graded, recommended, taken, 1, elsewhere), FORM, new Progress(Stage.SUBMITTED, null, false), COORDINATOR,
        new ApplicationWish.Decide(new Decision.Accept(programme), reason));
  }

  @Test
  void APP_10_to_12_and_RND_7_accepting_needs_a_recommendation_an_interview_a_place_and_nothing_elsewhere() {
    assertThat(accepting("gsoc", "", false, true, true, 0, false, null)).startsWith("Decided[");
    assertThat(accepting("outreachy", "", false, true, true, 0, false, null)).as("not asked for").isEqualTo("invalid");
    assertThat(accepting("gsoc", "", true, true, true, 0, false, null)).isEqualTo("interview-open");
    assertThat(accepting("gsoc", "", false, true, false, 0, false, null)).isEqualTo("recommendation-missing");
    assertThat(accepting("gsoc", "", false, false, true, 0, false, null)).isEqualTo("interview-missing");
    assertThat(accepting("gsoc", "We know them.", false, false, false, 0, false, null)).startsWith("Decided[");
    assertThat(accepting("gsoc", "", false, false, true, 0, false, Assessment.NONE)).startsWith("Decided[");
    assertThat(accepting("gsoc", "We know them.", false, true, true, 1, false, null)).isEqualTo("capacity-reached");
    assertThat(accepting("gsoc", "We know them.", false, true, true, 0, true, null)).isEqualTo("accepted-elsewhere");
  }

  @Test
  void APP_13_and_IDEA_12_who_declared_a_conflict_or_applies_themselves_neither_invites_nor_decides() {
    Progress submitted = new Progress(Stage.SUBMITTED, null, false);
    for (String wish : List.of("invite", "accept", "decline")) {
      assertThat(code(c -> c, FORM, submitted, new Party(false, true, true, true), WISHES.get(wish))).as(wish).isEqualTo("conflict-of-interest");
      assertThat(code(c -> c, FORM, submitted, new Party(true, true, true, false), WISHES.get(wish))).as(wish).isEqualTo("not-allowed");
    }
    assertThat(code(c -> c, FORM, new Progress(Stage.SUBMITTED, ACCEPT, false), new Party(false, true, true, true), WISHES.get("revoke"))).isEqualTo("conflict-of-interest");
  }

  @Test
  void GEN_6_what_is_not_in_the_table_names_the_state_as_its_asker_may_know_it() {
    Progress decided = new Progress(Stage.INVITED, ACCEPT, false);
    assertThat(outcome(decided, FORM, at(CLOSES), COORDINATOR, WISHES.get("decline"))).startsWith("illegal-transition: It is accepted");
    assertThat(outcome(decided, FORM, at(CLOSES.minusNanos(1)), APPLICANT, WISHES.get("reopen"))).startsWith("illegal-transition: It is invited");
    assertThat(outcome(decided, FORM, at(CLOSES), APPLICANT, WISHES.get("reopen"))).startsWith("deadline-passed: Applications are closed.");
  }

  @Test
  void APP_4_2_restoring_and_reopening_lead_back_to_a_draft() {
    assertThat(new Progress(Stage.INVITED, null, true).after(new ApplicationEvent.Restored())).isEqualTo(Progress.DRAFT);
    assertThat(new Progress(Stage.SUBMITTED, null, false).after(new ApplicationEvent.Reopened())).isEqualTo(Progress.DRAFT);
    assertThat(new Progress(Stage.INVITED, ACCEPT, false).after(new ApplicationEvent.Revoked("")).state()).isEqualTo(ApplicationState.INVITED);
    assertThat(Progress.DRAFT.after(new ApplicationEvent.Submitted()).after(new ApplicationEvent.Invited()).after(new ApplicationEvent.Interviewed()).state()).isEqualTo(ApplicationState.INTERVIEWED);
  }
}
