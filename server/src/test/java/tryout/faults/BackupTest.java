package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.Patience;
import tryout.TestSandbox;
import tryout.browser.ServerProcess;
import tryout.db.TestBinaries;

/** Everything is saved while people type, and read into an empty house. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupTest {
  private static final String HASHES =
      "SELECT md5(string_agg(e::text, '|' ORDER BY room_id, seq)) FROM room_event e WHERE room_id = '%s' AND seq <= %d";
  private static final String AUDIT = "SELECT md5(string_agg(a::text, '|' ORDER BY seq)) FROM audit a WHERE seq <= 3";

  @TempDir private Path folder;

  private static ServerProcess.Ended tryout(Path home, String... words) {
    return ServerProcess.run(Map.of("TRYOUT_HOME", home.toString()), words);
  }

  @Test
  void B1_and_fault_40_a_backup_made_under_load_is_the_log_as_it_was_and_gives_every_room_a_new_generation(Vertx vertx)
      throws SQLException, IOException {
    Path file = folder.resolve("monday.tryout");
    Path restored = TestSandbox.folder();
    String room;
    List<String> early;
    String audit;
    try (ServerProcess server = new ServerProcess(); Load load = new Load(vertx, server, 2)) {
      load.type(10);
      load.settle();
      room = load.tables().getFirst().room().id();
      early = load.tables().getFirst().typists().getFirst().acknowledged();
      audit = server.asked(AUDIT);
      load.during(() -> assertThat(tryout(server.home(), "backup", file.toString()))
          .satisfies(ended -> assertThat(ended.status()).as(ended.text()).isZero())
          .satisfies(ended -> assertThat(ended.text()).contains("Saved 2 rooms with ", "room_event: ")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
      ServerProcess.Ended read = tryout(restored, "restore", file.toString());
      assertThat(read.status()).as(read.text()).isZero();
      assertThat(read.text()).contains("Restored 2 rooms with ");
      try (ServerProcess again = ServerProcess.on(restored)) {
        long head = Long.parseLong(again.asked("SELECT max(seq) FROM room_event WHERE room_id = '" + room + "'"));
        assertThat(again.asked(HASHES.formatted(room, head))).isEqualTo(server.asked(HASHES.formatted(room, head)));
        assertThat(again.asked(AUDIT)).isEqualTo(audit);
        assertThat(again.asked("SELECT generation FROM room WHERE room_id = '" + room + "'"))
            .as("DUR-12: a new generation").isNotEqualTo(server.asked("SELECT generation FROM room WHERE room_id = '" + room + "'"));
        JsonObject record = again.call("GET", "/interviews/" + room + "/record", signedIn(again), null);
        List<String> losses = new ArrayList<>();
        Load.missing(record.getJsonArray("files").getJsonObject(0).getString("text"), early, losses);
        assertThat(losses).as("what was acknowledged before the backup").isEmpty();
      }
    }
    ServerProcess.Ended twice = tryout(restored, "restore", file.toString());
    assertThat(twice.status()).isEqualTo(1);
    assertThat(twice.text()).contains("There are data already, and none is overwritten");
  }

  /** Nobody has a password, so a first link is printed again. */
  private static String signedIn(ServerProcess server) {
    return server.call("POST", "/sessions", "", new JsonObject().put("link", server.first())).getString("accessToken");
  }

  @Test
  void of_two_backups_at_once_under_one_name_one_is_whole_and_the_other_says_that_it_is_there() throws Exception {
    Path file = folder.resolve("same.tryout");
    try (ServerProcess server = new ServerProcess(); ExecutorService both = Executors.newFixedThreadPool(2)) {
      List<Future<ServerProcess.Ended>> made = both.invokeAll(
          Collections.nCopies(2, () -> tryout(server.home(), "backup", file.toString())));
      List<ServerProcess.Ended> ended = List.of(made.get(0).get(), made.get(1).get());
      assertThat(ended).extracting(ServerProcess.Ended::status).as(ended.toString()).containsExactlyInAnyOrder(0, 1);
      assertThat(ended.toString()).contains("There is a file " + file + " already: name another one.");
      try (ZipFile whole = new ZipFile(file.toFile())) {
        assertThat(whole.size()).isGreaterThan(3);
      }
      try (Stream<Path> left = Files.list(folder)) {
        assertThat(left).containsExactly(file);
      }
    }
  }

  @Test
  void a_backup_that_is_damaged_is_no_backup_or_is_there_already_changes_nothing() throws IOException {
    Path home;
    Path file = folder.resolve("one.tryout");
    try (ServerProcess server = new ServerProcess()) {
      home = server.home();
      assertThat(tryout(home, "restore", file.toString()).text()).contains("There is no file " + file);
      assertThat(tryout(home, "backup", file.toString()).status()).isZero();
      assertThat(tryout(home, "backup", file.toString()).text()).contains("There is a file " + file + " already");
      Path nowhere = folder.resolve("none/two.tryout");
      assertThat(tryout(home, "backup", nowhere.toString()).text())
          .contains("The backup " + nowhere + " cannot be written: there is no folder " + nowhere.getParent() + ".");
      assertThat(tryout(home, "restore", file.toString()).text()).contains("in use by another Tryout");
    }
    assertThat(tryout(TestSandbox.folder(), "backup", folder.resolve("two").toString()).text()).contains("There are no data in ");
    Path empty = TestSandbox.folder();
    for (String entry : List.of("tables/organisation", "tables/one_time_link", "manifest.json")) {
      Path damaged = Files.copy(file, folder.resolve("damaged-" + entry.replace('/', '-')));
      flip(damaged, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(entry) + entry.length() + 12);
      ServerProcess.Ended ended = tryout(empty, "restore", damaged.toString());
      assertThat(ended.status()).as("a byte of %s is changed: %s", entry, ended.text()).isEqualTo(1);
      assertThat(ended.text()).contains("damaged");
    }
    ServerProcess.Ended other = tryout(empty, "restore", withAnotherManifest(file).toString());
    assertThat(other.status()).as("another manifest that can be read: %s", other.text()).isEqualTo(1);
    assertThat(other.text()).contains("its manifest is not what was written");
    byte[] whole = Files.readAllBytes(file);
    Path half = Files.write(folder.resolve("half"), Arrays.copyOf(whole, whole.length / 2));
    assertThat(tryout(empty, "restore", half.toString()).status()).isEqualTo(1);
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertThat(tryout(empty, "restore", text.toString()).text()).contains("is no backup of Tryout");
    assertThat(tryout(empty, "restore", file.toString()).text()).contains("Restored 0 rooms");
  }

  /** Somebody stops it while PostgreSQL starts for it, which stands still until the signal is there. */
  @ParameterizedTest
  @ValueSource(strings = {"backup", "restore"})
  void ctrl_c_in_the_middle_leaves_neither_half_a_file_nor_a_postgresql(String command) throws Exception {
    Path full = TestSandbox.folder();
    Path file = folder.resolve("whole.tryout");
    try (ServerProcess server = ServerProcess.on(full)) {
      assertThat(tryout(server.home(), "backup", file.toString()).status()).isZero();
    }
    boolean saves = command.equals("backup");
    Path home = saves ? full : TestSandbox.folder();
    TestBinaries.link(home.resolve("postgres"));
    Path named = saves ? folder.resolve("stopped.tryout") : file;
    Path number = home.resolve("postgres/data/postmaster.pid");
    Process process = ServerProcess.begin(Map.of("TRYOUT_HOME", home.toString()), command, named.toString());
    Patience.until("PostgreSQL starts", Duration.ofSeconds(60), () -> postmaster(number) > 0);
    long postmaster = postmaster(number);
    signal("STOP", postmaster);
    assertThat(halves()).as("what is not whole yet").hasSize(saves ? 1 : 0);
    signal("INT", process.pid());
    signal("CONT", postmaster);
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as("as a signal ends a process").isEqualTo(130);
    assertThat(ProcessHandle.of(postmaster)).as("PostgreSQL").isEmpty();
    assertThat(number).doesNotExist();
    assertThat(halves()).isEmpty();
    assertThat(tryout(home, command, named.toString()).status()).as("it can be done again at once").isZero();
  }

  /** The number in the first line of the file, once it is there. */
  private static long postmaster(Path file) {
    try {
      return Files.exists(file) ? Long.parseLong("0" + Files.readString(file).lines().findFirst().orElse("").strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> halves() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(one -> one.toString().endsWith(".part")).toList();
    }
  }

  private static void signal(String name, long process) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor()).isZero();
  }

  /** Notes of every file that is made sure to be on the disk whether the backup has its name by then. */
  private static final String NOTING = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <stdio.h>
      #include <unistd.h>
      int fsync(int fd)
      {
          char way[64], name[4096];
          snprintf(way, sizeof way, "/proc/self/fd/%d", fd);
          ssize_t length = readlink(way, name, sizeof name);
          FILE *notes = fopen(NOTES, "a");
          fprintf(notes, "%s %.*s\\n", access(BACKUP, F_OK) == 0 ? "named" : "unnamed", (int)length, name);
          fclose(notes);
          return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
      }
      """;

  @Test
  void a_backup_says_that_it_is_saved_once_its_name_is_on_the_disk_too() throws Exception {
    Path tools = TestSandbox.folder();
    Path notes = tools.resolve("notes");
    Path file = folder.resolve("kept.tryout");
    Path shim = Shim.make(tools, NOTING, Map.of("NOTES", notes, "BACKUP", file));
    try (ServerProcess server = new ServerProcess()) {
      Map<String, String> noted = Map.of("TRYOUT_HOME", server.home().toString(), "LD_PRELOAD", shim.toString());
      assertThat(ServerProcess.run(noted, "backup", file.toString()).status()).isZero();
    }
    assertThat(Files.readAllLines(notes)).satisfiesExactly(
        content -> assertThat(content).startsWith("unnamed " + folder.toRealPath()).endsWith(".part"),
        name -> assertThat(name).isEqualTo("named " + folder.toRealPath()));
  }

  /** The same backup with its manifest unpacked, in which one letter of the date is another: it stays JSON. */
  private Path withAnotherManifest(Path file) throws IOException {
    Path other = folder.resolve("another-manifest");
    try (ZipFile from = new ZipFile(file.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        if (entry.getName().equals("manifest.json")) {
          copy.setMethod(ZipEntry.STORED);
          copy.setSize(entry.getSize());
          copy.setCrc(entry.getCrc());
        }
        to.putNextEntry(copy);
        from.getInputStream(entry).transferTo(to);
      }
    }
    String date = "\"made\" : \"";
    int at = new String(Files.readAllBytes(other), StandardCharsets.ISO_8859_1).indexOf(date);
    assertThat(at).as("the manifest is plain text there").isPositive();
    flip(other, at + date.length() + 1);
    return other;
  }

  private static void flip(Path file, long at) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      one.put(0, (byte) (one.get(0) ^ 0x10)).flip();
      channel.write(one, at);
    }
  }
}
