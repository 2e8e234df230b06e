package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tryout.room.Clock;
import tryout.room.Course;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.Phase;
import tryout.room.Role;
import tryout.room.RoomState;
import tryout.room.Terms;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Receipt;
import tryout.run.Result;
import tryout.run.Stage;
import tryout.run.TestGroup;
import tryout.run.Verdict;
import tryout.text.ChangeSet;

/** What lies in journals lies there for ever: old bodies are read by every later version. */
class FactsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/live/journal-1.jsonl");
  private static final String GOLDEN_STATE = "836f8e6cadfaf7e60609afb3c41820ead280c00893f744c92a95be88900336ef";
  private static final Clock CLOCK = new Clock(1_800_000, 7_000, 1_471_000, 1_767_227_071_000L);
  private static final Result RESULT =
      new Result(Verdict.SANITIZER, "You read 1 byte past \"it\".", 1, 6, Duration.ofMillis(12), Duration.ofMillis(3), 1_400, "gcc 12",
          Optional.of(new Receipt("ab".repeat(32), "gcc (Debian) 12.2.0", "2 s of CPU", "cd".repeat(32))));

  private static final Finding FOUND = new Finding(new Finding.Place(3, 10, 12), Finding.Severity.WARNING, "-Wformat=",
      "format ‘%d’ expects", "%d wants int.", List.of(new Finding.Note(new Finding.Place(12, 0, 4), "declared here"),
          new Finding.Note(null, "in a header")), List.of(new Finding.Note(new Finding.Place(3, 1, 2), "allocated here")),
      Optional.of(new Finding.Fix("Insert “;”", List.of(new Finding.Edit(new Finding.Place(3, 12, 12), ";")))));

  /** One of each kind, in the order of their numbers, and beside them the bodies with something optional left out. */
  private static final List<Fact> FACTS = List.of(
      new Fact.Joined("c5", "m1", "Ana \"A\" 😀", Role.CANDIDATE), new Fact.Left("c5", 1_767_225_600_123L),
      new Fact.Consented(Interviews.setup().terms()), new Fact.PhaseChanged(Phase.WARM_UP, CLOCK), new Fact.TaskShown("A ring", "Complete `rb_put`.\n"),
      new Fact.ClockChanged(CLOCK, Fact.ClockCause.CREDITED, 7_000, "Our fault."), new Fact.Frozen(),
      new Fact.Edited(3, 41, ChangeSet.replace(9, 2, 5, "x\ny\n😀\u2028")), new Fact.FileAdded(3, "ring.c", "a\tb\n", true),
      new Fact.FileRenamed(3, "r.c"), new Fact.FileDeleted(3), new Fact.Said("Hello\nthere."),
      new Fact.RunStarted(6, Profile.SANITIZED, Map.of(3, 41, 12, 0)), new Fact.RunAdvanced(6, Stage.COMPILING, 2_345),
      new Fact.RunOutput(6, Channel.ERR, "\u001b[31mred\u001b[0m\n"), new Fact.RunInput(6, "42\n"), new Fact.InputClosed(6),
      new Fact.RunEnded(6, RESULT), new Fact.TypingSwitched(true), new Fact.EditorSwitched(false),
      new Fact.QuestionAsked(1, "Why?"), new Fact.QuestionTicked(1, true), new Fact.HandRaised(true),
      new Fact.Offered(3, "ring.c", "late\n"), new Fact.HeldBack("m1"), new Fact.Admitted("m1"),
      new Fact.RunFound(6, List.of(FOUND, new Finding(FOUND.at(), Finding.Severity.FAULT, "leak", "leak", "", List.of(),
          List.of(), Optional.empty()))),
      new Fact.Tested(6, new TestGroup("1-basics", 1, 2, List.of(
          new TestGroup.Line("A new ring is empty", TestGroup.Outcome.HOLDS, "", "", Optional.empty()),
          new TestGroup.Line("the example", TestGroup.Outcome.FAULTY, "leak", "  main.c:3: x\n",
              Optional.of(new TestGroup.Shown("in\n", "out\n", "cut")))))),
      new Fact.HintGiven(2, "Draw four boxes."), new Fact.CurtainMoved(true), new Fact.Seated("m4", Role.MENTOR));

  @Test
  void every_kind_is_read_back_as_it_was_written() {
    for (Fact fact : FACTS) {
      String stored = Facts.write(fact).encode();
      assertThat(Facts.read(Facts.kind(fact).number, new JsonObject(stored))).as(stored).isEqualTo(fact);
    }
  }

  @Test
  void every_value_of_every_name_is_read_back() {
    List<Fact> facts = new ArrayList<>();
    Stream.of(Phase.values()).forEach(phase -> facts.add(new Fact.PhaseChanged(phase, null)));
    Stream.of(Role.values()).forEach(role -> facts.add(new Fact.Joined("c", "m", "n", role)));
    facts.add(new Fact.Seated("m4", null));
    facts.add(new Fact.ClockChanged(CLOCK, Fact.ClockCause.CREDITED, 7_000, "Our fault.", 1_767_225_600_000L));
    Stream.of(Fact.ClockCause.values()).forEach(cause -> facts.add(new Fact.ClockChanged(CLOCK, cause, 0, "r")));
    Stream.of(Profile.values()).forEach(profile -> facts.add(new Fact.RunStarted(1, profile, Map.of())));
    facts.add(new Fact.RunStarted(2, Profile.QUICK, Map.of(), 1, 0));
    facts.add(new Fact.RunStarted(2, Profile.QUICK, Map.of(), 0, 1));
    Stream.of(Finding.Severity.values()).forEach(severity -> facts.add(new Fact.RunFound(1, List.of(new Finding(
        new Finding.Place(1, 0, 0), severity, "", "", "", List.of(), List.of(), Optional.empty())))));
    Stream.of(Stage.values()).forEach(stage -> facts.add(new Fact.RunAdvanced(1, stage, 0)));
    Stream.of(TestGroup.Outcome.values()).forEach(outcome -> facts.add(new Fact.Tested(1, new TestGroup("", 0, 1,
        List.of(new TestGroup.Line("w", outcome, "", "", Optional.empty()))))));
    Stream.of(Channel.values()).forEach(channel -> facts.add(new Fact.RunOutput(1, channel, "x")));
    Stream.of(Verdict.values()).forEach(verdict -> facts.add(new Fact.RunEnded(1,
        Result.unrun(verdict, "s"))));
    for (Fact fact : facts) {
      assertThat(Facts.read(Facts.kind(fact).number, new JsonObject(Facts.write(fact).encode()))).isEqualTo(fact);
    }
  }

  @Test
  void the_list_above_holds_every_kind() {
    Set<Class<?>> kinds = FACTS.stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(kinds).containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
  }

  @Test
  void R_2_a_consent_of_before_kinds_were_named_is_one_to_those_that_were_recorded_then() {
    JsonObject told = new JsonObject("{\"terms\":{\"deletedOn\":\"2027-11-22\",\"allowed\":\"Man pages.\",\"notAllowed\":\"AI tools.\"}}");
    assertThat(Facts.read(3, told)).isEqualTo(new Fact.Consented(new Terms("2027-11-22", "Man pages.", "AI tools.", "text runs chat curtain")));
  }

  @Test
  void numbers_and_names_of_kinds_are_for_ever() {
    assertThat(Stream.of(Facts.Kind.values()).map(kind -> kind.number + " " + kind.wire)).startsWith(
        "1 joined", "2 left", "3 consented", "4 phaseChanged", "5 taskShown", "6 clockChanged", "7 frozen", "8 edited",
        "9 fileAdded", "10 fileRenamed", "11 fileDeleted", "12 said", "13 runStarted", "14 runAdvanced", "15 runOutput",
        "16 runInput", "17 inputClosed", "18 runEnded", "19 typingSwitched", "20 editorSwitched", "21 questionAsked",
        "22 questionTicked", "23 handRaised", "24 offered", "25 heldBack", "26 admitted",
        "27 runFound", "28 tested", "29 hintGiven");
    assertThat(Stream.of(Facts.Kind.values()).map(kind -> kind.number)).doesNotHaveDuplicates();
    assertThat(FACTS.stream().map(fact -> (int) Facts.kind(fact).number)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void an_unknown_kind_or_name_is_no_guess() {
    assertThatThrownBy(() -> Facts.read(9_999, new JsonObject())).hasMessageContaining("9999");
    assertThatThrownBy(() -> Facts.read(4, new JsonObject("{\"phase\":\"dinner\"}"))).hasMessageContaining("dinner");
    assertThatThrownBy(() -> Facts.read(6, new JsonObject("{\"why\":\"paused\",\"millis\":0,\"reason\":\"\"}")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void fault_39_the_golden_journal_of_schema_1_gives_the_state_it_gave_when_it_was_written() throws Exception {
    List<Event> events = golden();
    assertThat(events.stream().map(event -> event.fact().getClass()).distinct().count())
        .as("it holds every kind of schema 1").isEqualTo(24);
    RoomState state = RoomState.of(Interviews.setup());
    for (Event event : events) {
      state = state.apply(event);
    }
    String told = told(state);
    assertThat(sha256(told)).as("the state: %s", told).isEqualTo(GOLDEN_STATE);
  }

  /** What schema 1 knows of a room, in words of this test: what is added to the state later is not in it. */
  private static String told(RoomState state) {
    Course course = state.course();
    StringBuilder told = new StringBuilder();
    line(told, state.seq(), state.at(), course.phase(), !course.consented().isEmpty(), course.frozen(), course.taskShown(),
        course.mentorTyping(), course.editorOpen(), course.hand(), course.away().credited());
    state.people().pages().values().forEach(page -> line(told, page.client(), page.member(), page.present(), page.lastSeq()));
    state.workspace().files().values().forEach(file ->
        line(told, file.id(), file.name(), file.readOnly(), file.version(), file.text()));
    state.talk().chat().forEach(event -> line(told, event.seq(), Facts.write(event.fact()).encode()));
    state.talk().log().forEach(event -> line(told, event.seq(), Facts.write(event.fact()).encode()));
    state.talk().questions().forEach(question -> line(told, question.id(), question.by(), question.text(), question.answered()));
    state.talk().offers().forEach(event -> line(told, event.by(), Facts.write(event.fact()).encode()));
    state.runs().runs().forEach(run -> line(told, run.id(), run.by(), run.at(), run.started().profile(), run.started().versions(), run.output(),
        run.inputClosed(), run.result() == null ? "" : Facts.result(run.result()).encode()));
    return told.toString();
  }

  private static void line(StringBuilder told, Object... parts) {
    told.append(Stream.of(parts).map(String::valueOf).collect(Collectors.joining(" "))).append('\n');
  }

  @Test
  void the_golden_journal_is_written_today_as_it_was_then() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN);
    List<Event> events = golden();
    for (int i = 0; i < lines.size(); i++) {
      JsonObject line = new JsonObject(lines.get(i));
      Fact fact = events.get(i).fact();
      assertThat(Facts.kind(fact).number).isEqualTo(line.getInteger("kind").shortValue());
      assertThat(new JsonObject(Facts.write(fact).encode())).isEqualTo(line.getJsonObject("payload"));
    }
  }

  private static List<Event> golden() throws IOException {
    List<Event> events = new ArrayList<>();
    for (String text : Files.readAllLines(GOLDEN)) {
      JsonObject line = new JsonObject(text);
      String client = line.getString("client");
      Event.Ack ack = client == null ? null : new Event.Ack(client, line.getLong("clientSeq"), line.getString("hash"));
      events.add(new Event(line.getLong("seq"), line.getLong("at"), line.getString("by"), ack,
          Facts.read(line.getInteger("kind"), line.getJsonObject("payload"))));
    }
    return events;
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
