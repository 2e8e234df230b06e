package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard of the room is taken out of the code in turn, and the simulation has to notice. */
class SimulationGuardsTest {
  private static final int SEEDS = 20_000;
  private static final String LIVE = "tryout/live/";
  private static final String ROOM = "tryout/room/";

  @TempDir private Path mutated;

  /** What is taken out, and what stands there then. */
  private record Guard(String name, String file, String there, String instead) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Guard> guards() {
    return Stream.of(
        new Guard("the room's lock", LIVE + "Journal.java",
            "lock(room.id()).map(taken -> {", "lock(room.id()).map(really -> true).map(taken -> {"),
        new Guard("commit before tell", LIVE + "LiveRoom.java",
            "base.journal().append(lease, rows).onSuccess(",
            "base.journal().append(lease, rows);\n      Future.succeededFuture().onSuccess("),
        new Guard("the count of rows", LIVE + "Journal.java", "count == rows.size()\n", "count >= 0\n"),
        new Guard("an outcome that is not known", LIVE + "Journal.java",
            "unknown(now, batches, stored.cause());", "batches.forEach(batch -> batch.done().complete());"),
        new Guard("reading the log after doubt", ROOM + "Decisions.java", "    tentative = committed;\n    List", "    List"),
        new Guard("finding one's own rows in the log", ROOM + "Decisions.java",
            "if (isIn(log, decision.events().getLast())) {", "if (!decision.events().isEmpty()) {"),
        new Guard("the answer for what was not stored", ROOM + "Decisions.java",
            "outside.refuse(decision.asker(), refused);", "refused.code();"),
        new Guard("recognising a repetition", ROOM + "Room.java", "if (clientSeq <= page.lastSeq()) {", "if (clientSeq < 0) {"),
        new Guard("the end of a right while entering", LIVE + "Entrance.java",
            "} else if (base.letGo()", "} else if (room.ending() && base.letGo()"),
        new Guard("the late close of an old socket", LIVE + "Audience.java",
            "return readers.remove(reader.sender().client(), reader);",
            "return readers.remove(reader.sender().client()) != null;"),
        new Guard("time looked at before a wish", LIVE + "LiveRoom.java",
            "      timekeeper.tick();\n      if ((message", "      if ((message"),
        new Guard("the freeze", ROOM + "Rules.java",
            "if (course.frozen() && course.phase() == Phase.EXERCISE) {", "if (course.frozen() && course.phase() == Phase.LOBBY) {"),
        new Guard("the time that a restart took", LIVE + "Aftermath.java",
            "room.house(state -> Room.credited(state, cost, Ledger.RESTART, last, room.now()));", "room.now();"),
        new Guard("giving it back before the room counts as open", LIVE + "LiveRoom.java",
            "return awake && decisions.settled();", "return true;"),
        new Guard("the time that saving was paused", LIVE + "LiveRoom.java",
            "house(state -> Room.credited(state, cost, Ledger.SAVING, since, now()));", "now();"),
        new Guard("a clock that was set back", LIVE + "Aftermath.java",
            "room.house(state -> Room.setBack(state, last, room.now()));", "room.now();"),
        new Guard("a statement that does not return", LIVE + "Journal.java",
            "looks == STUCK_LOOKS", "looks < 0"),
        new Guard("reading the log after a pause", LIVE + "Journal.java",
            "held.back();\n      saving(true);", "saving(true);"),
        new Guard("an answer to where its page is now", LIVE + "LiveRoom.java",
            "      asker.reader = reader;\n", ""),
        new Guard("every event that was missed", LIVE + "Greeter.java",
            "room.audience().recent().stream().filter(event -> event.seq() > since)",
            "room.audience().recent().stream().filter(event -> event.seq() > since + 1)"),
        new Guard("what a curtain withholds", ROOM + "Curtain.java",
            "return hides(role) && isWork(fact);", "return hides(role) && fact == null;"),
        new Guard("the whole room for who returns to a curtain", LIVE + "Greeter.java",
            "if (room.committed().curtain().parts(since, reader.role())) {\n      fresh(reader,",
            "if (room.stopped()) {\n      fresh(reader,"),
        new Guard("the whole room when a curtain opens", LIVE + "Greeter.java", "before(reader -> fresh(reader, step.before()));", "step.before();"),
        new Guard("read-only before a curtain", ROOM + "Rules.java",
            "if (ON_THE_WORK.contains(act) && state.curtain().hides(sender.role())) {", "if (state.curtain().hides(Role.CANDIDATE)) {"),
        new Guard("a line for whatever is given", ROOM + "Ledger.java",
            "event.by(), changed.millis(), changed.reason()", "event.by(), 0, changed.reason()"),
        new Guard("a line for how long the clock stood", ROOM + "Ledger.java",
            "stop.by(), now - stop.since(), stop.reason()", "stop.by(), 0, stop.reason()"),
        new Guard("a line for the time at zero", ROOM + "Ledger.java", "return moment <= end ? this", "return end != 0 ? this"),
        new Guard("a line for a clock that was set back", ROOM + "Ledger.java",
            "RESUMED -> stop == null ? setBack(changed, event)", "RESUMED -> stop == null ? this"),
        new Guard("extra time", ROOM + "Rules.java",
            "begin(Phase.EXERCISE, state.setup().minutes(),", "begin(Phase.EXERCISE, state.setup().minutes() - state.setup().extraMinutes(),"),
        new Guard("the seat that the room decided, for a wish that comes with another", ROOM + "Rules.java",
            "this.sender = state.people().asSeated(sender);", "this.sender = sender;"),
        new Guard("tokens of before a change of seats", LIVE + "SeatDesk.java", "    letGo.member(id, member);\n", ""),
        new Guard("tokens of before a room was opened", LIVE + "Entrance.java", " || ofBefore(reader)) {", ") {"),
        new Guard("pages that become what their member is", LIVE + "Entrance.java", "        reader.becomes(role);\n", ""),
        new Guard("the panel's stream for who grades from now on", LIVE + "Greeter.java",
            "      sayWhatTheyAre(reader);\n      panel.show(reader);", "      sayWhatTheyAre(reader);"),
        new Guard("the panel's stream for nobody else", LIVE + "PanelDesk.java", "|| !reader.role().grades() ||", "|| reader.role() == null ||"),
        new Guard("the earlier insertion stands left", "tryout/text/History.java",
            "mapped = mapped.map(update, false);", "mapped = mapped.map(update, true);"),
        new Guard("one update at a time", "tryout/text/History.java",
            "mapped = mapped.map(update, false);", "mapped = mapped.map(missed.stream().reduce(ChangeSet::compose).orElseThrow(), false);\n      break;"));
  }

  @Test
  void D2_every_guard_stands_where_it_is_taken_out() {
    assertThat(guards()).allSatisfy(guard -> without(guard));
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}")
  @MethodSource("guards")
  void D2_a_guard_that_is_taken_out_is_missed(Guard guard) throws IOException, InterruptedException {
    compile(guard);
    Path output = mutated.resolve("output");
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        mutated + File.pathSeparator + System.getProperty("java.class.path"),
        SimSeeds.class.getName(), "0", Integer.toString(SEEDS));
    Process seeds = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean over = seeds.waitFor(10, TimeUnit.MINUTES);
    seeds.destroyForcibly().waitFor();
    String said = Files.readString(output);
    System.out.println(guard + " → " + said.strip());
    assertThat(over && seeds.exitValue() == 1 && said.contains("seed ")).as("%s was not missed: %s", guard, said).isTrue();
  }

  /** The source in which the guard is taken out; it has to stand there once. */
  private static String without(Guard guard) throws IOException {
    String text = Files.readString(source(guard));
    assertThat(text.split(Pattern.quote(guard.there()), -1)).as("%s stands once in %s", guard, guard.file()).hasSize(2);
    return text.replace(guard.there(), guard.instead());
  }

  private static Path source(Guard guard) {
    return Path.of("src/main/java", guard.file());
  }

  private void compile(Guard guard) throws IOException {
    Path changed = mutated.resolve(source(guard).getFileName());
    Files.writeString(changed, without(guard));
    List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", mutated.toString(), "-cp",
        System.getProperty("java.class.path"), changed.toString()));
    int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new));
    assertThat(result).as("%s compiles", guard).isZero();
  }
}
