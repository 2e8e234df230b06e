package tryout.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;

/** One sandbox for all tests, with times short enough for attacks. */
final class Rooms {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Rooms() {}

  private static final class Shared {
    private static final Path HOME = directory();
    private static final Sandbox SANDBOX = Sandbox.open(settings(HOME));
  }

  static Sandbox sandbox() {
    return Shared.SANDBOX;
  }

  /** The folder of that sandbox. */
  static Path home() {
    return Shared.HOME;
  }

  /** Where that sandbox's requests lie for a moment. */
  static Path requests() {
    try {
      return Path.of(Files.readString(Shared.HOME.resolve("requests.place")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder under the system's temporary one that other users can pass through. */
  static Path directory() {
    try {
      Path directory = Files.createTempDirectory("tryout-sandbox");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var all = Files.walk(directory)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SandboxSettings settings(Path directory) {
    Duration wall = Duration.ofSeconds(8);
    Duration idle = Duration.ofSeconds(2);
    Limits quick = Limits.quick().within(wall, idle, Duration.ofSeconds(1));
    // Half a gigabyte that is touched for the first time is two seconds of a slow machine, in silence.
    Limits sanitized = Limits.sanitized().within(wall, wall, Duration.ofSeconds(6));
    Limits compile = Limits.compile().within(wall, wall, Duration.ofSeconds(4));
    return new SandboxSettings(directory, "tryout-sbx", 4, 8, compile, Limits.syntax(), quick, sanitized);
  }

  static Recorder run(Profile profile, String program, Recorder recorder) {
    start(profile, program, recorder);
    return recorder;
  }

  static Runner.Run start(Profile profile, String program, Recorder recorder) {
    return sandbox().start("room" + NEXT.incrementAndGet(), profile, List.of(new Source("main.c", program)), recorder);
  }

  static String resource(String name) {
    try (var in = Rooms.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
