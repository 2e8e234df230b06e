package tryout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tryout.sandbox.Sandbox;
import tryout.sandbox.SandboxSettings;

/** One real sandbox for all tests of this JVM that need programs run, and folders that its user can pass through. */
public final class TestSandbox {
  private TestSandbox() {}

  private static final class Holder {
    static final Sandbox SANDBOX = Sandbox.open(SandboxSettings.in(folder()));
  }

  public static Sandbox shared() {
    return Holder.SANDBOX;
  }

  /** A fresh folder, open to pass through. */
  public static Path folder() {
    try {
      Path folder = Files.createTempDirectory("tryout-rooms");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
