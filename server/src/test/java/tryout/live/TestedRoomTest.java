package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tryout.TestSandbox;
import tryout.db.Database;
import tryout.db.TestDatabase;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.judge.TinyPackage;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.room.RoomSetup;
import tryout.room.StarterFile;
import tryout.run.Profile;
import tryout.shelf.Shelf;
import tryout.shelf.Tests;

/** Tests of an exercise in a room: what is told, and to whom. */
@ExtendWith(VertxExtension.class)
class TestedRoomTest {
  private static final String RIGHT = "#include \"tiny.h\"\n\nint twice(int number)\n{\n    return 2 * number;\n}\n";

  @TempDir Path folder;
  private final RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
  private final RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
  private TinyPackage tiny = new TinyPackage();
  private Tests tests;
  private RoomServer server;
  private UUID room;

  @AfterEach
  void close() {
    server.close();
  }

  /** A room with that package, whose starter is this text. */
  private void open(Vertx vertx, String starter) {
    tiny.write(folder);
    ServerClock clock = new ServerClock();
    Database database = TestDatabase.fresh(vertx);
    Shelf shelf = new Shelf(database, Exercises.open(Optional.of(folder)), clock);
    tests = new Tests(database, shelf, TestSandbox.shared(), TestSandbox.shared().flags(Profile.TESTS), clock);
    server = new RoomServer(vertx, database, tests);
    ExercisePackage whole = shelf.forInterviews().stream().map(Shelf.Offered::whole)
        .filter(one -> one.exercise().slug().equals("tiny")).findFirst().orElseThrow();
    RoomSetup plain = Interviews.assigned(whole.digest(), "Think of the sign.");
    List<StarterFile> files = Stream.concat(Stream.of(new StarterFile("tiny.c", starter, false)),
        whole.exercise().files().stream().filter(file -> file.readOnly()).map(file -> new StarterFile(file.name(), file.text(), true))).toList();
    room = server.room(new RoomSetup(plain.kind(), plain.title(), plain.organisation(), plain.minutes(), plain.warmupMinutes(), plain.statement(), files,
        plain.assigned(), plain.warmup(), plain.allowed(), plain.notAllowed(), plain.deletedOn(), plain.seats()));
  }

  private RoomClient join(RoomServer.Person person) {
    return server.join(room, person);
  }

  private static void begin(RoomClient mentor, RoomClient person) {
    person.consent();
    mentor.event("consented");
    mentor.ask("phase", json("to", "warm-up"));
    mentor.ask("phase", json("to", "exercise"));
    person.event("phaseChanged", change -> change.getString("phase").equals("exercise"));
  }

  private static JsonObject ended(RoomClient client) {
    return client.event("runEnded").getJsonObject("runEnded");
  }

  private static List<JsonObject> groups(RoomClient client) {
    return client.events.stream().filter(event -> event.containsKey("tested")).map(event -> event.getJsonObject("tested")).toList();
  }

  private static List<String> outcomes(JsonObject group) {
    return group.getJsonArray("lines").stream().map(JsonObject.class::cast).map(line -> line.getString("outcome")).toList();
  }

  private JsonArray scores() {
    return server.database.inTransaction(sql -> tests.scores(sql, room));
  }

  @Test
  void X_6_EX_20_EX_32_public_tests_and_stages_are_told_as_they_come_and_the_score_is_there_when_the_run_is_over(Vertx vertx) {
    open(vertx, "#include \"tiny.h\"\n\nint twice(int number)\n{\n    return number > 0 && number < 100 ? 2 * number : 0;\n}\n");
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      assertThat(person.welcome.getBoolean("tested")).isTrue();
      person.ask("run", json("profile", "tests"));
      assertThat(ended(person).getString("sentence")).isEqualTo("2 of 6 hidden tests hold.");
      assertThat(groups(person)).extracting(group -> group.getString("stage")).containsExactly("", "1-small", "2-large", "3-below");
      assertThat(groups(person)).extracting(TestedRoomTest::outcomes).containsExactly(
          List.of("holds"), List.of("holds", "holds"), List.of("wrong", "wrong"), List.of("wrong", "wrong"));
      JsonObject hidden = groups(person).getLast();
      assertThat(hidden.fieldNames()).as("and nothing else").containsExactlyInAnyOrder("run", "stage", "passed", "total", "lines");
      assertThat(hidden.getJsonArray("lines").getJsonObject(0).fieldNames()).containsExactlyInAnyOrder("words", "outcome");
      JsonObject score = scores().getJsonObject(0);
      assertThat(score.getInteger("run")).isEqualTo(1);
      assertThat(score.getInteger("points")).isEqualTo(30);
      assertThat(score.getInteger("clean")).isEqualTo(2);
      assertThat(score.getDouble("correctness")).isEqualTo(18.0);
      assertThat(score.getDouble("sanitizers")).isEqualTo(5.0);
    }
  }

  @Test
  void EX_11_where_only_numbers_are_told_no_hint_is_and_where_nothing_is_no_number(Vertx vertx) {
    tiny.change(".meta/interview.yaml", text -> text.replace("secret: names", "secret: count"));
    open(vertx, RIGHT);
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      ended(person);
      assertThat(groups(person)).filteredOn(group -> !group.getString("stage").isEmpty())
          .allMatch(group -> group.getInteger("passed") == 2 && group.getJsonArray("lines").isEmpty());
    }
  }

  @Test
  void EX_11_where_nothing_is_told_there_is_no_number(Vertx vertx) {
    tiny.change(".meta/interview.yaml", text -> text.replace("secret: names", "secret: none"));
    open(vertx, RIGHT);
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      assertThat(ended(person).getString("sentence")).doesNotContainPattern("\\d");
      assertThat(groups(person)).extracting(group -> group.getString("stage")).containsExactly("");
      assertThat(scores().getJsonObject(0).getInteger("points")).isEqualTo(100);
    }
  }

  @Test
  void SEC_37_and_EX_31_of_what_a_sanitizer_found_the_kind_and_the_line_are_told_and_no_more(Vertx vertx) {
    open(vertx,
        """
        static int known[3] = {1, 2, 3};
        int twice(int number)
        {
            volatile int place = number == 5 ? 3 : 0;
            return 2 * number + 0 * known[place];
        }
        """);
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      assertThat(ended(person).getString("sentence")).isEqualTo("All 6 hidden tests hold. In 1 of them a sanitizer found a fault, which counts apart.");
      assertThat(outcomes(groups(person).get(1))).containsExactly("holds", "faulty");
      JsonObject found = person.events.stream().filter(event -> event.containsKey("runFound"))
          .map(event -> event.getJsonObject("runFound").getJsonArray("findings").getJsonObject(0))
          .filter(finding -> finding.getString("severity").equals("fault")).findFirst().orElseThrow();
      assertThat(found.getString("message")).endsWith(", in a hidden test");
      assertThat(found.getString("sentence")).endsWith(", in a hidden test.");
      assertThat(found.encode()).doesNotContain("bytes", "known");
      assertThat(scores().getJsonObject(0).getInteger("points")).isEqualTo(100);
      assertThat(scores().getJsonObject(0).getInteger("clean")).isEqualTo(5);
    }
  }

  @Test
  void EX_31_a_report_that_a_program_made_up_carries_nothing_out(Vertx vertx) {
    open(vertx,
        """
        #include <stdio.h>
        #include <stdlib.h>
        int twice(int number)
        {
        #ifdef __SANITIZE_ADDRESS__
            fprintf(stderr, "==1==ERROR: AddressSanitizer: what-%s-read on address 0x1\\n    #0 0x1 in twice /box/tiny.c:3\\n", "it");
            fprintf(stderr, "==1==ERROR: AddressSanitizer: calloc parameters overflow: count * size (1 * -3)\\n");
            exit(86);
        #endif
            return 2 * number;
        }
        """);
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      assertThat(ended(person).getString("verdict")).isEqualTo("failed");
      assertThat(person.bytes.toString()).doesNotContain("what-it-read");
      assertThat(scores()).hasSize(1);
    }
  }

  @Test
  void what_does_not_compile_is_told_as_a_run_tells_it_and_has_no_score(Vertx vertx) {
    open(vertx, "int twice(int number)\n{\n    return 2 * number\n}\n");
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      assertThat(ended(person).getString("verdict")).isEqualTo("compile-error");
      JsonObject found = person.events.stream().filter(event -> event.containsKey("runFound")).findFirst().orElseThrow()
          .getJsonObject("runFound").getJsonArray("findings").getJsonObject(0);
      int file = person.events.stream().filter(event -> event.containsKey("fileAdded")).map(event -> event.getJsonObject("fileAdded"))
          .filter(added -> added.getString("name").equals("tiny.c")).findFirst().orElseThrow().getInteger("file");
      assertThat(found.getInteger("file")).as("the room's own number of the file").isEqualTo(file);
      assertThat(scores()).isEmpty();
    }
  }

  @Test
  void tests_are_stopped_as_runs_are(Vertx vertx) {
    open(vertx, "int twice(int number)\n{\n    while (number) {\n    }\n    return 0;\n}\n");
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      person.ask("run", json("profile", "tests"));
      person.event("runAdvanced", advanced -> advanced.getString("stage").equals("running"));
      person.raw(json("stop", json("ref", 99, "run", 1)).encode());
      assertThat(ended(person).getString("verdict")).isEqualTo("stopped");
      assertThat(person.refusal("run", json("profile", "tests"))).as("the turn was given back").isEqualTo("accepted");
      person.raw(json("stop", json("ref", 99, "run", 2)).encode());
      ended(person);
    }
  }

  @Test
  void SEC_37_and_EX_34_no_byte_of_what_is_hidden_reaches_a_candidate_in_a_whole_interview(Vertx vertx) {
    tiny.withCanaries();
    open(vertx, "#include \"tiny.h\"\n#include <stdlib.h>\nint twice(int number)\n{\n    if (number == 3)\n        abort();\n    int wide[2] = {0};\n    return number == 5 ? wide[number] : 2 * number;\n}\n");
    String told;
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate)) {
      begin(mentor, person);
      assertThat(person.welcome.containsKey("hints")).isFalse();
      assertThat(person.bytes.toString()).doesNotContain("Think of the sign.");
      person.ask("run", json("profile", "tests"));
      ended(person);
      mentor.ask("hint", json("number", 1));
      assertThat(person.event("hintGiven").getJsonObject("hintGiven").getString("text")).isEqualTo("Think of the sign.");
      mentor.ask("phase", json("to", "discussion"));
      mentor.ask("run", json("profile", "tests"));
      ended(person);
      mentor.ask("phase", json("to", "ended"));
      person.event("phaseChanged", change -> change.getString("phase").equals("ended"));
      try (RoomClient again = join(candidate)) {
        told = person.bytes.append(again.bytes).toString();
      }
    }
    assertThat(told).contains("1-small");
    Stream.of(TinyPackage.CANARIES, TinyPackage.CANARIES_OF_THE_GUIDE).flatMap(List::stream).forEach(canary -> assertThat(told).doesNotContain(canary));
    assertThat(scores().encode()).as("the panel may know").contains("canarydescription");
  }
}
