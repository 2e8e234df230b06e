package tryout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import tryout.sandbox.Sandbox;
import tryout.sandbox.SandboxSettings;

/** One real sandbox for all tests of this JVM that need programs run, and folders that its user can pass through. */
public final class TestSandbox {
  private TestSandbox() {}

  /** Removes a folder and all in it, as far as it can. */
  public static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException goneAlready) {
      // Whoever still writes there removes it.
    }
  }

  private static final class Holder {
    static final Sandbox SANDBOX = Sandbox.open(SandboxSettings.in(folder()));
  }

  public static Sandbox shared() {
    return Holder.SANDBOX;
  }

  /** A fresh folder, open to pass through; it goes with this JVM. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory("tryout-test");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
