package tryout.sandbox;

import java.nio.file.Path;

/**
 * What the sandbox is built from.
 *
 * @param directory holds the kit and the requests; made if absent. If the server is root, every folder above it must be
 *     open (x) to {@code user}
 * @param user the account that sandboxes run under when the server is root; not used otherwise
 * @param parallel sandboxes that compute at once; halved while memory limits are approximate
 * @param resting programs more that may wait for input, using no processor
 * @param compile limits of the compiler
 * @param syntax limits of the compiler while people type
 * @param quick limits of a plain program
 * @param sanitized limits of a program under the sanitizers
 */
public record SandboxSettings(
    Path directory, String user, int parallel, int resting, Limits compile, Limits syntax, Limits quick, Limits sanitized) {

  public SandboxSettings {
    if (parallel < 1 || resting < 0 || directory.toString().contains("\n")) {
      throw new IllegalArgumentException("at least one sandbox, in a folder whose name is one line");
    }
  }

  /** The defaults: user {@code tryout-sbx}, one sandbox per core, 32 programs waiting for input. */
  public static SandboxSettings in(Path directory) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new SandboxSettings(
        directory.toAbsolutePath().normalize(),
        "tryout-sbx",
        cores,
        32,
        Limits.compile(),
        Limits.syntax(),
        Limits.quick(),
        Limits.sanitized());
  }
}
