package tryout.sandbox;

import java.nio.file.Path;
import java.util.List;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Source;

/** What a server does where a part of {@code /proc} is covered. Started by a test in a mount namespace of its own. */
final class CoveredProc {
  private CoveredProc() {}

  /** Prints what the self-test told of {@code /proc}, then verdict and sentence of a plain and three sanitized programs. */
  public static void main(String[] arguments) throws Exception {
    try (Sandbox sandbox = Sandbox.open(SandboxSettings.in(Path.of(arguments[0])))) {
      System.out.println("off " + sandbox.off());
      sandbox.checks().stream().filter(check -> check.name().equals("/proc inside")).forEach(check -> System.out.println(check.found()));
      for (String program : List.of("hello", "crash")) {
        tell(sandbox, Profile.QUICK, program);
      }
      for (String program : List.of("hello", "leak", "freed")) {
        tell(sandbox, Profile.SANITIZED, program);
      }
    }
    System.exit(0);
  }

  private static void tell(Sandbox sandbox, Profile profile, String program) throws Exception {
    Recorder seen = new Recorder();
    sandbox.start("room", profile, List.of(new Source("main.c", Resources.text("probes/" + program + ".c"))), seen);
    Result result = seen.result();
    System.out.println(result.verdict() + " " + result.sentence());
  }
}
