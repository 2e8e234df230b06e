package tryout.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Packages as ZIP files, those of strangers too. */
class ArchiveTest {
  private static final Path EXERCISES = Path.of(System.getProperty("tryout.project", "..")).resolve("exercises");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> EX_39_what_is_no_package_is_refused_before_anything_is_written() {
    return HostileArchives.traps().map(trap -> DynamicTest.dynamicTest(trap.name(), () -> {
      Path file = trap.write(folder);
      Path into = Files.createDirectory(folder.resolve(trap.plain()));
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
