package tryout.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tries whether programs can be run on this machine, and says in lines for a terminal what it found. */
public final class Doctor {
  private static final String RESOURCES =
      "Resources are those of this terminal. A server that runs as a service may be given others; its log says so.";

  private Doctor() {}

  /**
   * Runs the whole self-test in a sandbox of its own, beside any server that runs; blocks for up to 20 s.
   *
   * @param home the data folder of the server, which is only looked at
   * @param folder an empty one, open to pass through
   * @param line told each line as soon as it is known
   * @return whether programs can be run
   */
  public static boolean examine(Path home, Path folder, Consumer<String> line) {
    SandboxSettings settings = SandboxSettings.in(folder);
    Check reach = reach(home.resolve("sandbox"), settings.user());
    line.accept(line(reach));
    try (Sandbox sandbox = Sandbox.open(settings, check -> line.accept(line(check)))) {
      boolean fit = sandbox.off().isEmpty() && reach.passed();
      line.accept(RESOURCES);
      line.accept(fit ? "Programs can be run here." : "Programs cannot be run here before that is cured.");
      return fit;
    }
  }

  static String line(Check check) {
    String told = check.passed() ? check.found() : check.cure();
    return "%s %s: %s".formatted(check.passed() ? "✓ ok    " : "✗ FAILED", check.name(), told);
  }

  /** Whether the account of sandboxes can pass through the data folder, as far as that is there already. */
  private static Check reach(Path wanted, String user) {
    Path there = wanted;
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      Account.choose(user).reaches(there);
      return Check.good("data folder", wanted.toString());
    } catch (Broken e) {
      return Check.bad("data folder", String.valueOf(e.getMessage()));
    }
  }
}
