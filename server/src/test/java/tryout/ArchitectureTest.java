package tryout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          Map.entry("sandbox", List.of("fault", "text", "run")),
          Map.entry("db", List.of("fault", "text", "run")),
          Map.entry("web", List.of("fault", "text", "run")),
          Map.entry("access", List.of("fault", "text", "run", "exercise", "room", "db", "web")),
          Map.entry("live", List.of("fault", "text", "run", "exercise", "room", "db", "web", "sandbox", "access")),
          Map.entry("program", List.of("fault", "text", "run", "exercise", "room", "db", "web", "sandbox", "access", "live")));

  private static final String[] PURE = {"tryout.fault..", "tryout.text..", "tryout.run..", "tryout.room.."};
  private static JavaClasses ours;

  @BeforeAll
  static void read() {
    ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("tryout");
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
            "tryout.fault..", "tryout.text..", "tryout.run..", "tryout.room..", "tryout.exercise..", "java.lang..", "java.util",
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
  void names_say_what_a_thing_is() {
    noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Impl|Dto|Service)").check(ours);
  }
}
