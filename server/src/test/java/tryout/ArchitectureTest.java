package tryout;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tryout.exercise.Guide;
import tryout.exercise.Suite;
import tryout.run.TestScore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the table of packages true: who may use whom, and which of them are pure. */
class ArchitectureTest {
  /** Each package with those of ours that it may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("fault", List.of()),
          Map.entry("text", List.of("fault")),
          Map.entry("run", List.of("fault")),
          Map.entry("exercise", List.of("fault", "text", "run")),
          Map.entry("room", List.of("fault", "text", "run", "exercise")),
          Map.entry("grade", List.of("fault", "text", "run", "exercise", "room")),
          Map.entry("idea", List.of("fault")),
          Map.entry("round", List.of("fault")),
          Map.entry("application", List.of("fault", "round", "idea")),
          Map.entry("page", List.of("fault", "idea")),
          Map.entry("sandbox", List.of("fault", "text", "run")),
          Map.entry("db", List.of("fault", "text", "run")),
          Map.entry("web", List.of("fault", "text", "run")),
          Map.entry("access", List.of("fault", "text", "run", "exercise", "room", "db", "web")),
          Map.entry("judge", List.of("fault", "text", "run", "exercise")),
          Map.entry("shelf", List.of("fault", "text", "run", "exercise", "judge", "db", "web", "access")),
          Map.entry("live", List.of("fault", "text", "run", "exercise", "room", "grade", "db", "web", "sandbox", "access")),
          Map.entry("program", List.of("fault", "text", "run", "exercise", "room", "db", "web", "sandbox", "access", "live", "shelf")),
          Map.entry("post", List.of("fault")),
          Map.entry("irc", List.of("fault")),
          Map.entry("hook", List.of("fault")),
          Map.entry("season", List.of("fault", "text", "idea", "round", "page", "db", "web", "access", "program", "post", "irc", "hook")),
          Map.entry("admission", List.of("fault", "text", "idea", "round", "application", "db", "web", "access", "season")),
          Map.entry("practice", List.of("fault", "text", "run", "exercise", "room", "db", "web", "access", "live", "shelf")));

  private static final String[] PURE = {"tryout.fault..", "tryout.text..", "tryout.run..", "tryout.room..", "tryout.grade..", "tryout.idea..", "tryout.round..", "tryout.application.."};
  private static final Set<String> WALL_CLOCK = Set.of("System.currentTimeMillis", "Instant.now", "LocalDate.now",
      "LocalDateTime.now", "OffsetDateTime.now", "ZonedDateTime.now", "InstantSource.system", "Clock.systemUTC");
  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours = OurClasses.ALL;
  }

  @Test
  void every_package_stands_in_the_table() {
    classes()
        .should()
        .resideInAnyPackage(
            java.util.stream.Stream.concat(java.util.stream.Stream.of("tryout"), MAY_USE.keySet().stream().map(name -> "tryout." + name))
                .toArray(String[]::new))
        .check(ours);
  }

  @Test
  void a_package_uses_only_those_beneath_it() {
    for (Map.Entry<String, List<String>> entry : MAY_USE.entrySet()) {
      List<String> barred = new ArrayList<>(MAY_USE.keySet());
      barred.removeAll(entry.getValue());
      barred.remove(entry.getKey());
      List<String> packages = new ArrayList<>(barred.stream().map(name -> "tryout." + name).toList());
      packages.add("tryout");
      noClasses()
          .that()
          .resideInAPackage("tryout." + entry.getKey())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(ours);
    }
  }

  @Test
  void the_lower_floors_know_no_server_no_log_and_no_file() {
    ArchRuleDefinition.classes()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "tryout.fault..", "tryout.text..", "tryout.run..", "tryout.room..", "tryout.grade..", "tryout.idea..", "tryout.round..", "tryout.application..", "tryout.exercise..", "java.lang..", "java.util",
            "java.util.function", "java.util.stream", "java.util.regex", "java.time", "java.math", "java.nio.charset", "java.security", "org.jspecify..")
        .check(ours);
  }

  @Test
  void the_lower_floors_know_no_clock_no_chance_and_no_thread() {
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(Instant.class, "now").check(ours);
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(System.class, "nanoTime").check(ours);
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(System.class, "currentTimeMillis").check(ours);
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(Math.class, "random").check(ours);
    noClasses().that().resideInAnyPackage(PURE).should().callMethod(java.util.UUID.class, "randomUUID").check(ours);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(
            JavaClass.Predicates.belongToAnyOf(Thread.class, java.util.Random.class, java.security.SecureRandom.class, Clock.class)
                .as("threads, chance and clocks"))
        .check(ours);
  }

  @Test
  void SEC_35_what_writes_the_answers_of_a_room_knows_nothing_of_scores_marks_and_hidden_tests() {
    noClasses().that().haveNameMatching(
            "tryout\\.(live\\.(Wire|Facts|TestJson|RunJson|FindingJson|Audience|Snapshots)|program\\.ReportJson)(\\$.*)?")
        .should().dependOnClassesThat(JavaClass.Predicates.resideInAPackage("tryout.grade..")
            .or(JavaClass.Predicates.belongToAnyOf(TestScore.class, Suite.class, Guide.class)).as("scores, marks and hidden tests"))
        .check(ours);
  }

  /** A backup is made beside the server, by a process of its own. */
  @Test
  void fault_15_there_is_one_clock_which_no_jump_of_the_machines_moves() {
    Set<String> others = Set.of("ServerClock", "Backup");
    for (JavaClass type : ours) {
      for (JavaAccess<?> access : type.getAccessesFromSelf()) {
        String used = access.getTargetOwner().getSimpleName() + "." + access.getName();
        assertThat(others.contains(type.getSimpleName()) || !WALL_CLOCK.contains(used)).as(access.getDescription()).isTrue();
      }
    }
  }

  /** A process is a list of arguments, and no shell stands between. */
  @Test
  void SEC_43_no_command_goes_through_a_shell() throws IOException {
    noClasses().should()
        .callMethodWhere(JavaCall.Predicates.target(owner(assignableTo(Runtime.class))).and(JavaCall.Predicates.target(HasName.Predicates.name("exec")))).check(ours);
    assertThat(sources().filter(source -> source.matches("(?s).*\"(/bin/|/usr/bin/env )?(ba|da)?sh\".*"))).isEmpty();
  }

  /** A literal that begins as SQL, and what is put behind it. */
  private static final Pattern STATEMENT = Pattern.compile(
      "\"(?:SELECT|INSERT INTO|UPDATE \\w+ SET|DELETE FROM) [^\"]*\"((?:\\s*\\+\\s*(?:\"[^\"]*\"|[\\w.]+))*)");

  /** Into a statement come constants, and these: one of two conditions, a number that was counted, a table of ours. */
  private static final Set<String> PARTS_OF_STATEMENTS = Set.of("which", "next", "table");

  @Test
  void SEC_43_what_comes_from_outside_is_a_parameter_and_no_part_of_a_statement() throws IOException {
    List<String> parts = sources().flatMap(source -> STATEMENT.matcher(source).results())
        .flatMap(statement -> Pattern.compile("[A-Za-z_.]+").matcher(statement.group(1).replaceAll("\"[^\"]*\"", "")).results())
        .map(MatchResult::group).filter(part -> !part.matches("(\\w+\\.)*[A-Z_]+") && !PARTS_OF_STATEMENTS.contains(part)).toList();
    assertThat(parts).isEmpty();
  }

  private static Stream<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> texts = new ArrayList<>();
      for (Path file : java) {
        texts.add(Files.readString(file));
      }
      return texts.stream();
    }
  }

  @Test
  void names_say_what_a_thing_is() {
    noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Impl|Dto|Service)").check(ours);
  }
}
