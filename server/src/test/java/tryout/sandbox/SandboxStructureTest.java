package tryout.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.OurClasses;
import tryout.run.Runner;

/** What the shape of the code promises: no way round the sandbox, and nothing of it touched from outside. */
class SandboxStructureTest {
  private static JavaClasses ours;
  private static List<? extends JavaAccess<?>> accesses;

  @BeforeAll
  static void read() {
    ours = OurClasses.ALL;
    accesses = ours.stream().flatMap(type -> type.getAccessesFromSelf().stream()).toList();
  }

  /** The classes, by simple name, that use a member of that class whose name is one of those; of any name if none is given. */
  private static Set<String> users(Class<?> of, String... names) {
    return accesses(of).filter(access -> names.length == 0 || Set.of(names).contains(access.getName()))
        .map(access -> outermost(access.getOriginOwner())).filter(user -> !user.equals(of.getSimpleName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<? extends JavaAccess<?>> accesses(Class<?> of) {
    return accesses.stream().filter(access -> access.getTargetOwner().isEquivalentTo(of));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(SandboxStructureTest::outermost).orElse(type.getSimpleName());
  }

  @Test
  void SBX_1_processes_come_from_these_places_and_programs_of_others_only_from_a_cell() {
    assertThat(users(ProcessBuilder.class, "<init>")).containsExactly("Delegation", "Disk", "Kit", "Launcher", "PostgresProcess");
    assertThat(users(Launcher.class, "launch")).containsExactly("Blank");
    assertThat(users(Kit.class, "output")).containsExactly("Machine");
    assertThat(users(Cell.class, "<init>")).containsExactly("Blank");
    assertThat(users(Blank.class, "of")).containsExactly("Workshop");
  }

  @Test
  void SBX_1_the_kit_compiles_what_is_shipped_and_is_given_no_text_of_a_room() {
    noClasses().that().haveSimpleName("Kit").should().dependOnClassesThat().resideInAPackage("tryout.run..").check(ours);
    noClasses().that().haveSimpleName("Launcher").should().dependOnClassesThat().resideInAPackage("tryout.run..").check(ours);
  }

  @ParameterizedTest
  @EnumSource(Bwrap.Kind.class)
  void SBX_2_and_SBX_25_nothing_of_the_host_is_mounted_writable_but_three_devices(Bwrap.Kind kind) {
    List<String> options = options(kind);
    assertThat(options).doesNotContain("--bind", "--bind-try", "--dev", "--dev-bind-try", "--bind-fd", "--overlay");
    assertThat(after(options, "--dev-bind")).isSubsetOf("/dev/null", "/dev/zero", "/dev/urandom");
    assertThat(after(options, "--tmpfs")).containsExactly("/tmp");
    assertThat(options.get(options.indexOf("--tmpfs") - 4)).isEqualTo("--size");
    assertThat(options.indexOf("--remount-ro")).isGreaterThan(options.lastIndexOf("--file"));
    assertThat(options.get(options.indexOf("--remount-ro") + 1)).isEqualTo("/");
  }

  @Test
  void SBX_24_the_compiler_sees_no_proc_and_a_program_no_tools() {
    assertThat(options(Bwrap.Kind.COMPILE)).doesNotContain("--proc", "/dev/zero", "/dev/urandom", "/dev/tty");
    assertThat(options(Bwrap.Kind.RUN)).doesNotContain("/usr", "/usr/bin", "/bin", "/etc/passwd", "/dev/shm", "/dev/ptmx", "/sys", "/kit");
  }

  private static List<String> options(Bwrap.Kind kind) {
    Path kit = Path.of("/folder/kit");
    return new Bwrap(kind, kit.resolve("sbx"), kit, List.of("main.c"), List.of(), Limits.quick(), kind == Bwrap.Kind.RUN, false, List.of("/box/a.out"), EnumSet.allOf(Guard.class))
        .options();
  }

  private static List<String> after(List<String> options, String option) {
    return IntStream.range(0, options.size()).filter(i -> options.get(i).equals(option)).mapToObj(i -> options.get(i + 1)).toList();
  }

  @Test
  void SBX_2_and_SBX_3_what_comes_out_of_a_sandbox_meets_no_class_that_knows_files() {
    classes()
        .that().haveNameMatching("tryout\\.sandbox\\.(Submission|Outlet|OutputFilter|Diagnosis|Diagnostics|GccJson|LinkerWords|Listing|Lines|Ruling|Report|SanitizerReport|AddressReport|UndefinedReport|LeakReport|Memory|Stacks|Teller|Code|Braces|SourceWords|PlainWords|ProgramInput|Ending)(\\$.*)?")
        .should().onlyDependOnClassesThat()
        .resideInAnyPackage("tryout..", "java.lang..", "java.util..", "java.time..", "java.nio.charset", "java.nio", "java.io", "com.fasterxml.jackson..", "org.slf4j", "org.jspecify..")
        .check(ours);
    noClasses().that().resideInAPackage("tryout.sandbox").should().dependOnClassesThat().resideInAnyPackage("java.util.zip", "java.util.jar").check(ours);
  }

  @Test
  void SBX_3_the_server_makes_files_for_a_sandbox_and_neither_follows_nor_removes_any_of_its() {
    assertThat(methods(Files.class, "Request", "Blank", "Gate", "Spare")).containsExactlyInAnyOrder("writeString", "notExists");
    assertThat(methods(FileChannel.class, "Cell", "Request", "Blank", "Gate", "Spare")).isSubsetOf("open", "read", "write", "close");
    assertThat(users(Files.class, "delete", "deleteIfExists")).contains("Kit").doesNotContain("Cell", "Request", "Submission", "Workshop", "Sandbox");
    for (String never : List.of("setOwner", "walk", "walkFileTree", "copy", "createLink", "createSymbolicLink")) {
      assertThat(inSandbox(Files.class, never)).as(never).isEmpty();
    }
    assertThat(inSandbox(File.class, "delete")).isEmpty();
  }

  private static Set<String> methods(Class<?> of, String... users) {
    return accesses(of).filter(access -> Set.of(users).contains(outermost(access.getOriginOwner()))).map(access -> access.getName()).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> inSandbox(Class<?> of, String name) {
    return accesses(of).filter(access -> access.getName().equals(name) && access.getOriginOwner().getPackageName().equals("tryout.sandbox"))
        .map(access -> access.getDescription()).toList();
  }

  @Test
  void SBX_7_there_is_one_runner_and_only_whoever_builds_the_server_knows_it() {
    assertThat(ours.stream().filter(type -> type.isAssignableTo(Runner.class) && !type.isInterface()).map(JavaClass::getSimpleName)).containsExactly("Sandbox");
    noClasses().that().resideOutsideOfPackages("tryout", "tryout.sandbox").should().dependOnClassesThat().resideInAPackage("tryout.sandbox").check(ours);
  }

  @Test
  void SBX_16_all_sandboxes_are_started_by_one_thread_that_is_no_virtual_one() {
    assertThat(users(ProcessBuilder.class, "start")).contains("Launcher");
    assertThat(methods(java.util.concurrent.Executors.class, "Launcher")).containsExactly("newSingleThreadExecutor");
    assertThat(methods(Thread.class, "Launcher")).contains("ofPlatform").doesNotContain("ofVirtual", "startVirtualThread");
    assertThat(users(Launcher.class, "<init>")).containsExactly("Workshop");
  }

  @Test
  void SBX_66_no_word_of_ours_asks_for_a_privileged_container_or_its_socket_or_a_setuid_file() throws IOException {
    for (Path folder : List.of(Path.of("../bin"), Path.of("../docs"), Path.of("src/main"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).filter(one -> one.toString().matches(".*(\\.(md|java|c|h|sh|txt|service|yaml|yml)|/bin/[^.]*)")).toList()) {
          assertThat(Files.readString(file)).as(file.toString()).doesNotContain("--privileged", "docker.sock", "privileged: true", "chmod u+s", "chmod 4");
        }
      }
    }
  }
}
