package tryout.shelf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tryout.exercise.Archive;
import tryout.exercise.ExercisePackage;
import tryout.exercise.Exercises;
import tryout.exercise.Mistake;
import tryout.run.Bytes;

/**
 * A package as one ZIP file. It is read in a folder of its own, which nobody else can look into and which is removed
 * again.
 *
 * @param archive packed here, whatever else was in the file that it was read from
 */
record Packed(ExercisePackage whole, Bytes archive) {
  /**
   * Reads one; blocks.
   *
   * @param wrong told all mistakes of its files
   * @return nothing when there was one
   * @throws Archive.Unfit when it may not be unpacked
   */
  static Optional<Packed> read(Bytes zip, Consumer<Mistake> wrong) throws Archive.Unfit {
    try {
      Path folder = Files.createTempDirectory("tryout-exercise");
      try {
        Path file = Files.write(folder.resolve("package.zip"), zip.toArray());
        Path unpacked = Archive.unpack(file, Files.createDirectory(folder.resolve("all")));
        return Exercises.readPackage(unpacked, wrong).map(whole -> new Packed(whole, packed(unpacked)));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bytes packed(Path folder) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    Archive.pack(folder, archive);
    return Bytes.of(archive.toByteArray());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
