package tryout.exercise;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tryout.fault.CannotStart;
import tryout.run.Bytes;

/**
 * The exercises of this server: those that come with it, and those of a further folder. The format is described in
 * {@code exercises/README.md}.
 *
 * <p>A server with a faulty package does not start: better than a mentor who finds out before a candidate.
 */
public final class Exercises {
  private static final String PACKAGED = "/exercises";

  private final List<Found> all;
  private final Exercise warmup;

  private Exercises(List<Found> all) {
    this.all = List.copyOf(all);
    this.warmup =
        all.stream()
            .map(found -> found.whole().exercise())
            .filter(exercise -> exercise.uses().contains(Use.WARM_UP))
            .reduce((first, later) -> later)
            .orElseThrow(() -> new CannotStart("There is no exercise that is usable for warm-up."));
  }

  /**
   * A package that was found.
   *
   * @param archive all of it as one ZIP file
   * @param packaged whether it comes with the server, so that candidates may have read it
   */
  public record Found(ExercisePackage whole, Bytes archive, boolean packaged) {}

  /**
   * Reads all of them: blocks.
   *
   * @param further a folder of packages besides
   * @throws CannotStart with all mistakes of a folder, or when a package's name is taken
   */
  public static Exercises open(Optional<Path> further) {
    List<Found> all = new ArrayList<>(packaged());
    further.ifPresent(folder -> all.addAll(found(folder, false)));
    Set<String> slugs = new HashSet<>();
    all.forEach(found -> {
      if (!slugs.add(found.whole().exercise().slug())) {
        throw new CannotStart("The exercise " + found.whole().exercise().slug() + " comes with the server: give yours another name.");
      }
    });
    return new Exercises(all);
  }

  private static List<Found> found(Path folder, boolean packaged) {
    return readPackages(folder).stream().map(whole -> new Found(whole, packed(folder.resolve(whole.exercise().slug())), packaged)).toList();
  }

  private static Bytes packed(Path folder) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    Archive.pack(folder, archive);
    return Bytes.of(archive.toByteArray());
  }

  /**
   * Reads every package of a folder, in the order of their names; hidden ones and plain files are passed over.
   *
   * @throws CannotStart with all mistakes of all its packages, each with file and key
   */
  public static List<ExercisePackage> readPackages(Path folder) {
    Mistakes mistakes = new Mistakes();
    List<ExercisePackage> found = folders(folder).stream().map(path -> new PackageFolder(path, mistakes).read()).toList();
    if (!mistakes.none()) {
      throw new CannotStart("Exercises in " + folder + " are not in order:\n  " + mistakes.text());
    }
    return found;
  }

  /**
   * Reads one package.
   *
   * @throws CannotStart with all its mistakes, one a line
   */
  public static ExercisePackage readPackage(Path folder) {
    Mistakes mistakes = new Mistakes();
    ExercisePackage read = new PackageFolder(folder, mistakes).read();
    if (!mistakes.none()) {
      throw new CannotStart(mistakes.text());
    }
    return read;
  }

  /**
   * Reads one package of whoever made it.
   *
   * @param wrong told all its mistakes
   * @return nothing when there was one
   */
  public static Optional<ExercisePackage> readPackage(Path folder, Consumer<Mistake> wrong) {
    Mistakes mistakes = new Mistakes();
    ExercisePackage read = new PackageFolder(folder, mistakes).read();
    mistakes.all().forEach(wrong);
    return mistakes.none() ? Optional.of(read) : Optional.empty();
  }

  /** The header that tests of exercises are written with; every copy of it in a package must be the same. */
  public static String testHeader() {
    try (InputStream text = Objects.requireNonNull(Exercises.class.getResourceAsStream(PACKAGED + "/tests.h"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The packages of a folder, in the order of their names; hidden ones and plain files are passed over.
   *
   * @throws CannotStart when there is no such folder, or it cannot be read
   */
  public static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotStart("The folder of exercises " + folder + " does not exist: make it, or unset TRYOUT_EXERCISES.");
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(Files::isDirectory).filter(path -> !name(path).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new CannotStart("The folder of exercises " + folder + " cannot be read: check its rights.", e);
    }
  }

  private static List<Found> packaged() {
    URL place = Exercises.class.getResource(PACKAGED);
    if (place == null) {
      throw new CannotStart("The exercises are missing from the class path: build the server again.");
    }
    try {
      URI uri = place.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return found(Path.of(uri), true);
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return found(jar.getPath(PACKAGED), true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A path's last part, without the slash that folders in a jar end with. */
  static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString().replace("/", "");
  }

  /** Those that were found. */
  public List<Found> all() {
    return all;
  }

  /** With what people get to know a room; one of the further folder comes before the one that comes with the server. */
  public Exercise warmup() {
    return warmup;
  }
}
