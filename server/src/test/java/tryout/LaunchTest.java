package tryout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tryout.browser.ServerProcess;

/** The server and its launcher as somebody at a terminal meets them. */
class LaunchTest {
  private static final Path LAUNCHER = Path.of(System.getProperty("tryout.project", "..")).resolve("bin/tryout").toAbsolutePath();

  private record Ended(int status, String text) {}

  private static Map<String, String> settings(Path home, String... pairs) {
    Map<String, String> settings = new HashMap<>(Map.of("TRYOUT_HOME", home.toString(), "TRYOUT_PORT", "0", "TRYOUT_MANAGEMENT_PORT", "0"));
    for (int i = 0; i < pairs.length; i += 2) {
      settings.put(pairs[i], pairs[i + 1]);
    }
    return settings;
  }

  /** One line for a person; the log's own lines, which bear a level, aside. */
  private static String line(String said) {
    List<String> lines = said.lines().filter(line -> !line.contains(" level=INFO ")).toList();
    assertThat(lines).as(said).hasSize(1);
    assertThat(lines.getFirst()).startsWith("Tryout cannot start. ").endsWith(".");
    return lines.getFirst();
  }

  @Test
  void an_occupied_port_is_named_with_the_setting_that_moves_it() throws IOException {
    Path home = TestSandbox.folder();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(line(ServerProcess.refusal(settings(home, "TRYOUT_PORT", port)))).contains("Port " + port + " is occupied", "TRYOUT_PORT");
      assertThat(home.resolve("postgres/data/postmaster.pid")).as("PostgreSQL was stopped again").doesNotExist();
      assertThat(line(ServerProcess.refusal(settings(home, "TRYOUT_MANAGEMENT_PORT", port)))).contains("TRYOUT_MANAGEMENT_PORT");
    }
  }

  @Test
  void a_database_that_is_not_there_is_one_line() throws IOException {
    int nobody;
    try (ServerSocket free = new ServerSocket(0)) {
      nobody = free.getLocalPort();
    }
    String url = "postgresql://tryout_app:secret-word@127.0.0.1:" + nobody + "/tryout";
    String line = line(ServerProcess.refusal(settings(TestSandbox.folder(), "TRYOUT_DB_URL", url, "TRYOUT_DB_OWNER_URL", url)));
    assertThat(line).contains("127.0.0.1:" + nobody, "TRYOUT_DB_OWNER_URL").doesNotContain("secret-word");
  }

  @Test
  void a_data_folder_that_postgresql_cannot_reach_is_named(@TempDir Path closed) throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    assertThat(line(ServerProcess.refusal(settings(closed.resolve("home"))))).contains("chmod o+x " + closed);
  }

  @Test
  void all_wrong_settings_are_told_at_once() {
    String line = line(ServerProcess.refusal(settings(TestSandbox.folder(), "TRYOUT_PROT", "8080", "TRYOUT_SESSION", "long")));
    assertThat(line).contains("TRYOUT_PROT is not a setting", "docs/configuration.md", "TRYOUT_SESSION is not a duration");
  }

  @Test
  void a_certificate_that_is_not_there_is_named() {
    String line = line(ServerProcess.refusal(settings(TestSandbox.folder(), "TRYOUT_URL", "https://localhost:8443",
        "TRYOUT_TLS_CERT", "/nonexistent/cert.pem", "TRYOUT_TLS_KEY", "/nonexistent/key.pem")));
    assertThat(line).contains("TRYOUT_TLS_CERT", "/nonexistent/cert.pem", "TRYOUT_TLS_KEY", "/nonexistent/key.pem");
  }

  @Test
  void ctrl_c_leaves_no_process_and_the_next_start_finds_what_was_made() throws Exception {
    try (ServerProcess server = new ServerProcess()) {
      Map<String, String> same = settings(server.home());
      assertThat(line(ServerProcess.refusal(same))).contains(server.home() + " is in use by another Tryout", "TRYOUT_HOME");
      String token = signedIn(server);
      String id = server.call("POST", "/interviews", token, new JsonObject().put("title", "Kept").put("minutes", 30)
          .put("statement", "Do.").put("warmupMinutes", 0)).getString("id");
      List<ProcessHandle> family = server.process().descendants().toList();
      assertThat(family).as("PostgreSQL is among them").isNotEmpty();
      assertThat(signal(server.process(), "INT")).isZero();
      server.process().onExit().get(5, TimeUnit.SECONDS);
      for (ProcessHandle one : family) {
        one.onExit().get(1, TimeUnit.SECONDS);
      }
      server.start();
      assertThat(server.said()).contains("Tryout is ready: " + server.url()).doesNotContain("level=WARN", "level=ERROR");
      assertThat(server.call("GET", "/interviews/" + id, signedIn(server), null).getString("title")).isEqualTo("Kept");
    }
  }

  @Test
  void without_user_namespaces_it_serves_and_says_why_no_program_runs() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path forbidden = TestSandbox.folder().resolve("bwrap");
    Files.writeString(forbidden, """
        #!/bin/sh
        case "$1" in --version) echo 'bubblewrap 0.8.0'; exit 0 ;; esac
        echo 'bwrap: No permissions to create new namespace' >&2
        exit 1
        """);
    Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ServerProcess server = new ServerProcess(port -> Map.of(), insteadOfBubblewrap(forbidden))) {
      assertThat(server.said()).contains("Tryout is ready: ", "Programs cannot be run: ", "user namespaces may be forbidden here");
      assertThat(signedIn(server)).isNotEmpty();
    }
  }

  @Test
  void what_failed_at_the_start_by_chance_is_tested_again_well_within_a_minute() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path folder = TestSandbox.folder();
    Path busy = Files.createFile(folder.resolve("busy"));
    Path real = Files.copy(Path.of("/usr/bin/bwrap"), folder.resolve("real"), StandardCopyOption.COPY_ATTRIBUTES);
    Path late = Files.writeString(folder.resolve("bwrap"), """
        #!/bin/sh
        case "$1" in --version) echo 'bubblewrap 0.8.0'; exit 0 ;; esac
        test -e %s && exit 1
        exec %s "$@"
        """.formatted(busy, real));
    Files.setPosixFilePermissions(late, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ServerProcess server = new ServerProcess(port -> Map.of(), insteadOfBubblewrap(late))) {
      assertThat(server.said()).contains("Programs cannot be run: ");
      Patience.until("it is tested again", Duration.ofSeconds(50), () -> server.said().contains("Sandbox tested again"));
      Files.delete(busy);
      Patience.until("programs are run", Duration.ofMinutes(2), () -> "on".equals(server.health().getJsonObject("parts").getString("sandbox")));
    }
  }

  /** In a mount namespace of its own, where something else lies at the place of bwrap. */
  private static List<String> insteadOfBubblewrap(Path file) {
    return List.of("unshare", "--mount", "sh", "-c", "mount --bind " + file + " /usr/bin/bwrap && exec \"$@\"", "sh");
  }

  @Test
  void without_bubblewrap_it_serves_and_names_the_package() {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    try (ServerProcess server = new ServerProcess(port -> Map.of(), insteadOfBubblewrap(Path.of("/dev/null")))) {
      assertThat(server.said()).contains("Tryout is ready: ", "Programs cannot be run: ", "install the package bubblewrap");
    }
  }

  /** The doctor's lines, without the log's. */
  private static List<String> lines(ServerProcess.Ended doctor) {
    return doctor.text().lines().filter(line -> !line.contains(" level=")).toList();
  }

  @Test
  void SBX_62_the_doctor_says_line_by_line_what_it_found_while_a_server_runs() {
    try (ServerProcess server = new ServerProcess()) {
      ServerProcess.Ended doctor = ServerProcess.run(settings(server.home()), "doctor");
      assertThat(doctor.status()).as(doctor.text()).isZero();
      List<String> lines = lines(doctor);
      assertThat(lines.getFirst()).startsWith("Trying what programs need");
      assertThat(lines.getLast()).isEqualTo("Programs can be run here.");
      assertThat(lines.subList(1, lines.size() - 2)).allMatch(line -> line.matches("✓ ok     [^:]+: .+"));
      for (String name : List.of("data folder: " + server.home().resolve("sandbox"), "gcc: ", "linkers: ", "resources: ", "account: ",
          "limits of quick: ", "memory: ", "leak: ")) {
        assertThat(lines).anyMatch(line -> line.contains(" ok     " + name));
      }
      assertThat(server.process().isAlive()).isTrue();
    }
  }

  @Test
  void the_doctor_names_the_cure_and_ends_with_1_where_programs_cannot_be_run() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Map<String, String> settings = settings(TestSandbox.folder());
    ServerProcess.Ended doctor = ServerProcess.run(insteadOfBubblewrap(Path.of("/dev/null")), settings, "doctor");
    assertThat(doctor.status()).isEqualTo(1);
    assertThat(lines(doctor)).anyMatch(line -> line.equals("✗ FAILED bubblewrap: Bubblewrap is missing; install the package bubblewrap."));
    assertThat(lines(doctor).getLast()).startsWith("Programs cannot be run here");

    Path closed = Files.createDirectory(TestSandbox.folder().resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    ServerProcess.Ended folder = ServerProcess.run(settings(closed.resolve("home")), "doctor");
    assertThat(folder.status()).isEqualTo(1);
    assertThat(lines(folder)).anyMatch(line -> line.startsWith("✗ FAILED data folder: ") && line.contains("chmod o+x " + closed));
  }

  private static String signedIn(ServerProcess server) {
    return server.call("POST", "/sessions", "", new JsonObject().put("link", server.first())).getString("accessToken");
  }

  private static int signal(ProcessHandle process, String name) throws Exception {
    return new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void help_says_what_there_is_and_an_unknown_command_says_where_to_look() throws Exception {
    assertThat(launcher(Map.of())).isEqualTo(launcher(Map.of(), "help"));
    assertThat(launcher(Map.of(), "help").text()).contains("bin/tryout start", "bin/tryout demo", "bin/tryout doctor", "bin/tryout backup", "bin/tryout restore");
    Ended start = launcher(Map.of(), "help", "start");
    assertThat(start.status()).isZero();
    assertThat(start.text()).contains("TRYOUT_HOME", "docs/configuration.md");
    assertThat(launcher(Map.of(), "dance")).isEqualTo(new Ended(2, "There is no command dance. Try: bin/tryout help\n"));
    assertThat(launcher(Map.of(), "help", "dance")).isEqualTo(new Ended(2, "There is no command dance. Try: bin/tryout help\n"));
    assertThat(launcher(Map.of(), "start", "now").status()).isEqualTo(2);
    assertThat(launcher(Map.of(), "doctor", "now").status()).isEqualTo(2);
    assertThat(launcher(Map.of(), "doctor", "--help")).isEqualTo(launcher(Map.of(), "help", "doctor"));
    assertThat(launcher(Map.of(), "doctor", "--help").text()).startsWith("bin/tryout doctor\n").contains("docs/sandbox.md");
  }

  /** A machine with a shell and little else: its folder holds the tools that are there, and a copy of the launcher. */
  private record BareMachine(Path folder) {
    static BareMachine with(Path folder, String user) throws IOException {
      for (String tool : List.of("bash", "dirname", "grep", "env", "sed", "readlink", "tail", "mkdir", "rm")) {
        Files.createSymbolicLink(folder.resolve(tool), Path.of("/usr/bin", tool));
      }
      BareMachine machine = new BareMachine(folder);
      machine.tool("id", "echo " + user);
      Path lib = Files.createDirectories(machine.launcher().resolveSibling("lib"));
      Files.copy(LAUNCHER, machine.launcher());
      String prepare = Files.readString(LAUNCHER.resolveSibling("lib/prepare.sh"));
      Files.writeString(
          lib.resolve("prepare.sh"), prepare.replace("/usr/lib/jvm", "/nonexistent").replace("/etc/apt", folder + "/apt"));
      return machine;
    }

    Path launcher() {
      return folder.resolve("copy/bin/tryout");
    }

    void tool(String name, String script) throws IOException {
      Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
      Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Ended start(String javaHome) throws Exception {
      return LaunchTest.launcher(Map.of("PATH", folder.toString(), "JAVA_HOME", javaHome), launcher(), "start");
    }
  }

  @Test
  void a_missing_jdk_is_one_line_with_the_cure(@TempDir Path folder) throws Exception {
    Ended ended = BareMachine.with(folder, "1000").start("/nonexistent");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.text().lines()).as(ended.text()).singleElement().asString()
        .startsWith("Tryout cannot start. Missing: JDK 25, maven")
        .contains("As root: apt-get install openjdk-25-jdk-headless maven", "JAVA_HOME");
  }

  @Test
  void a_runtime_without_a_compiler_is_no_jdk(@TempDir Path folder) throws Exception {
    Path bin = Files.createDirectories(folder.resolve("jre/bin"));
    Files.copy(Path.of("/bin/true"), bin.resolve("java"));
    assertThat(BareMachine.with(folder, "1000").start(bin.getParent().toString()).text()).contains("Missing: JDK 25, maven");
  }

  @Test
  void a_missing_maven_is_one_line_with_the_cure(@TempDir Path folder) throws Exception {
    Ended ended = BareMachine.with(folder, "1000").start(System.getProperty("java.home"));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.text().lines()).as(ended.text()).singleElement().asString()
        .startsWith("Tryout cannot start. Missing: maven").contains("As root: apt-get install maven").doesNotContain("JDK");
  }

  @Test
  void when_apt_fails_its_own_reason_is_told(@TempDir Path folder) throws Exception {
    BareMachine machine = BareMachine.with(folder, "0");
    machine.tool("apt-get", "echo reading; echo 'W: old' >&2; echo \"E: no network for $2\" >&2; exit 100");
    Ended ended = machine.start(System.getProperty("java.home"));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.text().lines()).satisfiesExactly(
        first -> assertThat(first).startsWith("Installing maven"),
        second -> assertThat(second).isEqualTo("apt-get update failed, going on with the lists at hand: E: no network for update"),
        third -> assertThat(third).isEqualTo("Tryout cannot start. apt-get install failed: E: no network for install"));
  }

  @Test
  void servers_that_tests_need_are_installed_and_not_started(@TempDir Path folder) throws Exception {
    BareMachine machine = BareMachine.with(folder, "0");
    Path policy = folder.resolve("sbin/policy-rc.d");
    Files.createDirectories(policy.getParent());
    Path lib = machine.launcher().resolveSibling("lib/prepare.sh");
    Files.writeString(lib, Files.readString(lib).replace("/usr/sbin/", policy.getParent() + "/").replace("/usr/bin/atheme", folder + "/atheme"));
    for (String tool : List.of("chmod", "cat")) {
      Files.createSymbolicLink(folder.resolve(tool), Path.of("/usr/bin", tool));
    }
    machine.tool("apt-get", "echo apt-get \"$@\" >> " + folder + "/asked; [ ! -e " + policy + " ] || cat " + policy + " >> " + folder + "/asked");
    for (String tool : List.of("update-rc.d", "invoke-rc.d")) {
      machine.tool(tool, "echo " + tool + " \"$@\" >> " + folder + "/asked");
    }
    machine.tool("asks", "set -euo pipefail; here=" + folder + "; . " + lib + "; packages=(make inspircd atheme-services); install_missing; look check; cures \"${tests[@]}\"");
    ProcessBuilder asks = new ProcessBuilder(folder.resolve("asks").toString()).redirectErrorStream(true);
    asks.environment().put("PATH", folder.toString());
    Process process = asks.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("apt-get install", " inspircd atheme-services.");
    assertThat(Files.readAllLines(folder.resolve("asked"))).containsExactly(
        "apt-get -qq update",
        "apt-get -qq install -y --no-install-recommends make inspircd atheme-services", "#!/bin/sh", "exit 101",
        "update-rc.d inspircd disable", "invoke-rc.d inspircd stop", "update-rc.d atheme-services disable", "invoke-rc.d atheme-services stop");
    assertThat(policy).as("what was put there for that moment").doesNotExist();
  }

  @Test
  void a_release_without_a_jdk_25_gets_it_from_adoptium(@TempDir Path folder) throws Exception {
    BareMachine machine = BareMachine.with(folder, "0");
    machine.tool("apt-get", "echo \"$@\" >> " + folder + "/asked");
    machine.tool("apt-cache", "exit 100");
    machine.tool("curl", "while [ $# -gt 1 ]; do [ \"$1\" != -o ] || echo KEY > \"$2\"; shift; done");
    Files.createDirectories(folder.resolve("apt/sources.list.d"));
    assertThat(machine.start("/nonexistent").text()).contains("This release has no JDK 25: adding the package source");
    Path key = folder.resolve("apt/keyrings/adoptium.asc");
    assertThat(key).content().isEqualTo("KEY\n");
    assertThat(folder.resolve("apt/sources.list.d/adoptium.list")).content()
        .matches("deb \\[signed-by=" + key + "] https://packages.adoptium.net/artifactory/deb [a-z]+ main\n");
    assertThat(Files.readAllLines(folder.resolve("asked")).getLast()).contains("install", "temurin-25-jdk maven").doesNotContain("openjdk");
  }

  @Test
  void a_source_that_does_not_answer_is_taken_away_again(@TempDir Path folder) throws Exception {
    BareMachine machine = BareMachine.with(folder, "0");
    machine.tool("apt-get", "case \"$*\" in *sourceparts*) echo 'E: no such release' >&2; exit 100 ;; esac");
    machine.tool("apt-cache", "exit 100");
    machine.tool("curl", "exit 0");
    Files.createDirectories(folder.resolve("apt/sources.list.d"));
    Ended ended = machine.start("/nonexistent");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.text()).contains("Tryout cannot start. Eclipse Adoptium has nothing for the release", "E: no such release");
    assertThat(folder.resolve("apt/sources.list.d")).isEmptyDirectory();
    machine.tool("curl", "exit 6");
    assertThat(machine.start("/nonexistent").text())
        .contains("Tryout cannot start. This release has no JDK 25, and https://packages.adoptium.net/artifactory cannot be reached");
  }

  @Test
  void a_launcher_that_is_told_to_go_while_it_builds_takes_maven_with_it(@TempDir Path folder) throws Exception {
    BareMachine machine = BareMachine.with(folder, "1000");
    Files.createSymbolicLink(folder.resolve("sleep"), Path.of("/usr/bin/sleep"));
    Path told = folder.resolve("maven-pid");
    machine.tool("mvn", "echo $$ > " + told + ".new; /usr/bin/mv " + told + ".new " + told + "; exec sleep 60");
    ProcessBuilder builder = new ProcessBuilder("/bin/bash", machine.launcher().toString(), "start").redirectErrorStream(true);
    builder.environment().putAll(Map.of("PATH", folder.toString(), "JAVA_HOME", System.getProperty("java.home")));
    Process launcher = builder.start();
    Patience.until("Maven is started", Duration.ofSeconds(20), () -> Files.exists(told));
    ProcessHandle maven = ProcessHandle.of(Long.parseLong(Files.readString(told).strip())).orElseThrow();
    launcher.destroy();
    assertThat(launcher.waitFor(5, TimeUnit.SECONDS)).isTrue();
    maven.onExit().get(5, TimeUnit.SECONDS);
  }

  private static Ended launcher(Map<String, String> environment, String... words) throws Exception {
    return launcher(environment, LAUNCHER, words);
  }

  private static Ended launcher(Map<String, String> environment, Path launcher, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TRYOUT_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }
}
