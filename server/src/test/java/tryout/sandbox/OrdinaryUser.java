package tryout.sandbox;

import java.nio.file.Path;
import java.util.List;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Source;

/** What a server that is not root does: opens a sandbox and runs one program. Started by a test in a process of its own. */
final class OrdinaryUser {
  private OrdinaryUser() {}

  /** Prints uid, why running is off, the verdict and the output, one a line. */
  public static void main(String[] arguments) throws Exception {
    try (Sandbox sandbox = Sandbox.open(SandboxSettings.in(Path.of(arguments[0])))) {
      System.out.println("root " + Account.root());
      System.out.println("off " + sandbox.off());
      Recorder seen = new Recorder();
      sandbox.start("room", Profile.QUICK, List.of(new Source("main.c", Resources.text("probes/guards.c"))), seen);
      Result result = seen.result();
      System.out.println(result.verdict());
      System.out.print(seen.out());
    }
    System.exit(0);
  }
}
