package tryout.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tryout.run.Profile;
import tryout.run.Source;

/** What a server that is not root does with strangers' programs. Started by a test in a process of its own. */
final class OrdinaryUser {
  private static final int AT_ONCE = 2;

  private OrdinaryUser() {}

  /** Prints whether it is root, why running is off, what the guards come to, and each attack that did not come to what it must. */
  public static void main(String[] arguments) throws Exception {
    try (Sandbox sandbox = Sandbox.open(Rooms.settings(Path.of(arguments[0])))) {
      System.out.println("root " + Account.root());
      System.out.println("off " + sandbox.off());
      Recorder seen = new Recorder();
      sandbox.start("room", Profile.QUICK, List.of(new Source("main.c", Resources.text("probes/guards.c"))), seen);
      System.out.println(seen.result().verdict());
      System.out.print(seen.out());
      System.out.println("attacks " + attacked(sandbox));
    }
    System.exit(0);
  }

  /** Those that are counted and measured from outside go alone, the others two at a time. */
  private static int attacked(Sandbox sandbox) throws InterruptedException {
    List<Attack> alone = new ArrayList<>();
    List<Attack> together = new ArrayList<>();
    Attack.all().forEach(attack -> (attack.number("procs").isPresent() || attack.number("peak").isPresent() ? alone : together).add(attack));
    alone.forEach(attack -> attack(sandbox, attack));
    ExecutorService attackers = Executors.newFixedThreadPool(AT_ONCE);
    together.forEach(attack -> attackers.execute(() -> attack(sandbox, attack)));
    attackers.shutdown();
    attackers.awaitTermination(10, TimeUnit.MINUTES);
    return alone.size() + together.size();
  }

  private static void attack(Sandbox sandbox, Attack attack) {
    try {
      Raid.made(sandbox, attack);
    } catch (Exception | AssertionError e) {
      System.out.println(attack + ": " + e.getMessage());
    }
  }
}
