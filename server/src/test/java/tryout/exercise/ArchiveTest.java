package tryout.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** ZIP files as somebody makes them who wants something else to be written than it looks. */
class ArchiveTest {
  private static final Path EXERCISES = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises");

  @TempDir Path folder;

  private interface Filling {
    void into(ZipArchiveOutputStream zip) throws IOException;
  }

  private record Trap(String name, Filling filling, String why) {}

  private static void put(ZipArchiveOutputStream zip, String name, int mode, byte[] bytes) throws IOException {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    if (mode != 0) {
      entry.setUnixMode(mode);
    }
    zip.putArchiveEntry(entry);
    zip.write(bytes);
    zip.closeArchiveEntry();
  }

  private static void put(ZipArchiveOutputStream zip, String... names) throws IOException {
    for (String name : names) {
      put(zip, name, 0, "text\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Stream<Trap> traps() {
    return Stream.of(
        new Trap("a way out", zip -> put(zip, "tiny/problem.yaml", "tiny/../../out.txt"), "the name “tiny/../../out.txt”"),
        new Trap("a way out at once", zip -> put(zip, "../out.txt"), "the name “../out.txt”"),
        new Trap("a place of its own", zip -> put(zip, "/etc/out.txt"), "the name “/etc/out.txt”"),
        new Trap("a way out for Windows", zip -> put(zip, "tiny/..\\out.txt"), "cannot be that of a file"),
        new Trap("a name that ends a line", zip -> put(zip, "tiny/a\nb"), "the name “tiny/a?b”"),
        new Trap("an empty name", zip -> put(zip, "tiny//a"), "the name “tiny//a”"),
        new Trap("an option", zip -> put(zip, "tiny/-rf"), "the name “tiny/-rf”"),
        new Trap("a file at the top", zip -> put(zip, "problem.yaml"), "the name “problem.yaml”"),
        new Trap("two folders at the top", zip -> put(zip, "tiny/a", "other/b"), "more than one folder at the top"),
        new Trap("a link", zip -> put(zip, "tiny/link", 0120777, "/etc/passwd".getBytes(StandardCharsets.UTF_8)), "“tiny/link”, which is a link or a device"),
        new Trap("a device", zip -> put(zip, "tiny/null", 0020666, new byte[0]), "“tiny/null”, which is a link or a device"),
        new Trap("a file twice", zip -> put(zip, "tiny/a", "tiny/a"), "“tiny/a” twice"),
        new Trap("two spellings", zip -> put(zip, "tiny/Main.c", "tiny/main.c"), "“tiny/main.c” twice, or in two spellings"),
        new Trap("two spellings of a folder", zip -> put(zip, "tiny/Data/a", "tiny/data/b"), "“tiny/data” twice, or in two spellings"),
        new Trap("a file that is a folder too", zip -> put(zip, "tiny/a", "tiny/a/b"), "as a file and a folder"),
        new Trap("a folder that is a file too", zip -> put(zip, "tiny/a/b", "tiny/a"), "as a file and a folder"),
        new Trap("too many", zip -> put(zip, Stream.iterate(0, i -> i + 1).limit(Archive.MOST_ENTRIES + 1).map(i -> "tiny/" + i).toArray(String[]::new)), "It holds 501 entries"),
        new Trap("nothing", zip -> {}, "It holds 0 entries"),
        new Trap("a thousand times as much", zip -> put(zip, "tiny/zeros", 0, new byte[(int) Archive.MOST_UNPACKED + 1]), "It unpacks to more than 50 MiB"),
        new Trap("much in many", zip -> {
          for (int i = 0; i < 6; i++) {
            put(zip, "tiny/zeros" + i, 0, new byte[(int) (Archive.MOST_UNPACKED / 5)]);
          }
        }, "It unpacks to more than 50 MiB"));
  }

  private Path made(String name, Filling filling) throws IOException {
    Path file = folder.resolve(name.replaceAll("\\W", "") + ".zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      filling.into(zip);
    }
    return file;
  }

  @TestFactory
  Stream<DynamicTest> EX_39_what_is_no_package_is_refused_before_anything_is_written() {
    return traps().map(trap -> DynamicTest.dynamicTest(trap.name(), () -> {
      Path file = made(trap.name(), trap.filling());
      Path into = Files.createDirectory(folder.resolve(trap.name().replaceAll("\\W", "")));
      assertThatThrownBy(() -> Archive.unpack(file, into)).isInstanceOf(Archive.Unfit.class).hasMessageContaining(trap.why());
      assertThat(into).isEmptyDirectory();
      assertThat(folder.resolve("out.txt")).doesNotExist();
    }));
  }

  @Test
  void EX_39_what_is_too_large_or_no_zip_file_is_refused() throws Exception {
    Path large = folder.resolve("large.zip");
    try (OutputStream out = Files.newOutputStream(large)) {
      out.write(new byte[(int) Archive.MOST_BYTES + 1]);
    }
    assertThatThrownBy(() -> Archive.unpack(large, folder.resolve("a"))).hasMessage("It is larger than 10 MiB.");
    Path text = Files.writeString(folder.resolve("text.zip"), "no archive");
    assertThatThrownBy(() -> Archive.unpack(text, folder.resolve("b"))).hasMessage("It cannot be read as a ZIP file.");
  }

  @Test
  void EX_41_a_package_that_is_packed_and_unpacked_has_the_same_digest_and_the_same_bytes() throws Exception {
    Path ringbuf = EXERCISES.resolve("ringbuf");
    Path file = folder.resolve("ringbuf.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Archive.pack(ringbuf, out);
    }
    Path again = Archive.unpack(file, folder.resolve("again"));
    assertThat(again.getFileName()).hasToString("ringbuf");
    assertThat(Exercises.readPackage(again).digest()).isEqualTo(Exercises.readPackage(ringbuf).digest());
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    Archive.pack(again, second);
    assertThat(second.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @TestFactory
  Stream<DynamicTest> EX_5_EX_52_the_student_pack_is_the_public_part_and_runs_its_tests_with_one_command() {
    return Exercises.readPackages(EXERCISES).stream().filter(one -> one.suite().isPresent())
        .map(one -> DynamicTest.dynamicTest(one.exercise().slug(), () -> studentPack(one)));
  }

  private void studentPack(ExercisePackage one) throws Exception {
    String slug = one.exercise().slug();
    Path file = folder.resolve(slug + "-student.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      StudentPack.write(one, out);
    }
    Path home = Archive.unpack(file, folder.resolve(slug + "-home"));
    Suite suite = one.suite().orElseThrow();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
      }
    }
    suite.cases().forEach(test -> assertThat(all.toString()).doesNotContain(test.description()));
    for (Exercise.File solution : suite.model().orElseThrow().files()) {
      Files.writeString(home.resolve(solution.name()), solution.text());
    }
    assertThat(make(home)).as("the reference").isZero();
    for (Exercise.File starter : one.exercise().files()) {
      Files.writeString(home.resolve(starter.name()), starter.text());
    }
    assertThat(make(home)).as("what one begins with").isNotZero();
  }

  private static int make(Path home) throws Exception {
    Process make = new ProcessBuilder("make", "-B").directory(home.toFile()).redirectErrorStream(true)
        .redirectOutput(home.resolve("make.log").toFile()).start();
    assertThat(make.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return make.exitValue();
  }
}
