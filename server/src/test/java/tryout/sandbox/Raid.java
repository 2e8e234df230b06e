package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import tryout.run.Channel;
import tryout.run.Result;
import tryout.run.Runner;

/** One attack made, and what must hold of it whoever the server runs as. */
final class Raid {
  /** No output may hold these, whatever the attack was. */
  private static final List<String> FORBIDDEN = List.of("ESCAPED", "root:", "daemon:", "/root/", "tryout-sandbox");

  /** What could steer a terminal; an escape may only begin a colour. */
  private static final Pattern STEERING = Pattern.compile("[\\x00-\\x08\\x0b-\\x1a\\x1c-\\x1f\\x7f-\\x9f]|\\x1b(?!\\[[0-9;]*m)");
  /** Beside what a program may have there are bwrap and PID 1. */
  private static final int OWN_PROCESSES = 2;

  private Raid() {}

  /** Makes it once; answers how long it took from the last stage to its end. */
  static Duration made(Sandbox sandbox, Attack attack) throws Exception {
    Recorder seen = new Recorder();
    try (Witness witness = new Witness()) {
      Runner.Run run = sandbox.start("attack", attack.profile(), attack.sources(), seen);
      attack.number("input").ifPresent(kib -> run.input("x".repeat((int) kib << 10)));
      if (!attack.words("stop").isEmpty()) {
        seen.until(now -> now.out().contains(attack.words("stop")));
        run.stop();
      }
      Result result = seen.result();
      told(attack, seen, result);
      bounded(attack, seen, result, witness);
    }
    return seen.took();
  }

  private static void told(Attack attack, Recorder seen, Result result) {
    String compiler = seen.text(Channel.COMPILER);
    String told = compiler + seen.out() + seen.text(Channel.ERR);
    assertThat(attack.verdicts()).as(result + "\n" + told).contains(result.verdict());
    assertThat(told).doesNotContain(FORBIDDEN).doesNotContainPattern(STEERING);
    assertThat(result.sentence()).contains(attack.words("says")).doesNotContain("/", "Exception", "errno");
    assertThat(seen.out() + seen.text(Channel.ERR)).contains(attack.words("out"));
    assertThat(compiler).contains(attack.words("compiler"));
    attack.number("errors").ifPresent(most -> assertThat(compiler.split("error: ", -1).length - 1).isBetween(1, (int) most));
  }

  private static void bounded(Attack attack, Recorder seen, Result result, Witness witness) {
    String told = seen.out() + seen.text(Channel.ERR);
    assertThat(told.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(3 * 65536);
    attack.number("kept").ifPresent(bytes -> assertThat(told).hasSize((int) bytes));
    attack.number("procs").ifPresent(most -> assertThat(witness.processes()).isBetween(4, (int) most + OWN_PROCESSES));
    attack.number("peak").ifPresent(most -> assertThat(Math.max(result.maxRssKib() >> 10, witness.residentMib())).as("MiB").isBetween(1L, most));
  }
}
