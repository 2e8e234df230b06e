package tryout.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;

/**
 * Runs the probes before anybody else's program is run. Each shows that one guard stands, by doing what it should
 * prevent; a test of ours takes each guard away and expects a probe to notice.
 */
final class SelfTest {
  private static final int PROBED_MIB = 64;
  private static final String GUARD_CURE =
      "A program inside could do what it must not; this version of the server does not fit this machine.";

  private final Workshop workshop;
  /** One of its own each time: what it looks at is compiled anew. */
  private final String room = "self-test " + UUID.randomUUID();
  private final Consumer<Check> progress;
  private final List<Check> checks = new ArrayList<>();

  /** @param progress told each check as soon as it is done */
  SelfTest(Workshop workshop, Consumer<Check> progress) {
    this.workshop = workshop;
    this.progress = progress;
  }

  /** What one probe said and how it ended. */
  private record Seen(Result result, String out) {}

  /** All of it, in up to 10 s. */
  List<Check> run() {
    Machine.checks().forEach(this::add);
    facts();
    hold();
    if (off(checks).isEmpty()) {
      // A slow machine needs a second of its processor to give out as much as a program may have.
      probe("memory", "memory", Profile.QUICK, workshop.limits(Profile.QUICK).remembering(PROBED_MIB), seen -> is(seen, Verdict.MEMORY));
      probe("a program under the sanitizers", "hello", Profile.SANITIZED, SelfTest::hello);
      probe("use after free", "freed", Profile.SANITIZED, seen -> says(seen, "Line 7 reads memory that line 6 freed"));
      probe("leak", "leak", Profile.SANITIZED, seen -> says(seen, leak()));
    }
    return List.copyOf(checks);
  }

  /** What is worth repeating while nobody runs anything, in about 2 s. */
  List<Check> again() {
    hold();
    return List.copyOf(checks);
  }

  private void facts() {
    add(Check.good("resources", workshop.backend().sentence()));
    add(Check.good("linkers", String.join(", ", Machine.linkers()) + "; " + workshop.compiler().linker() + " is used"));
    add(Check.good("random addresses (vm.mmap_rnd_bits)", Machine.randomness()));
    add(Check.good("/proc inside", workshop.proc() ? "mounted" : "covered on this machine, so there is none. " + Submission.NO_LEAKS));
    for (Profile profile : Profile.values()) {
      if (profile.runs()) {
        add(Check.good("limits of " + profile.slug(), workshop.limits(profile).words()));
      }
    }
    add(Check.good("limits of the compiler", workshop.compileLimits(Profile.QUICK).words()));
    add(Check.good("limits of the compiler while people type", workshop.compileLimits(Profile.SYNTAX).words()));
  }

  /** Whether the walls stand. */
  private void hold() {
    add(workshop.survivors()
        ? Check.bad("ends", "A program that was killed is there still; see what holds it up, or start the machine again.")
        : Check.good("ends", "no program outlived its end"));
    probe("a plain program", "hello", Profile.QUICK, SelfTest::hello);
    if (off(checks).isEmpty()) {
      account();
      probe("filter, limits, files, environment, descriptors", "guards", Profile.QUICK, SelfTest::guards);
      probe("number of processes", "forks", Profile.QUICK, SelfTest::forks);
      probe("crash", "crash", Profile.QUICK, seen -> is(seen, Verdict.SIGNAL));
      probe("orphans", "orphan", Profile.QUICK, seen -> is(seen, Verdict.OK));
    }
  }

  /** Looks from outside at a program that waits: nothing of its sandbox may be root. */
  private void account() {
    Set<Long> users = new HashSet<>();
    Collector collector = new Collector();
    Submission submission = submission("waits", Profile.QUICK, workshop.limits(Profile.QUICK), collector);
    collector.speaks = () -> {
      users.addAll(ProcessTree.users(submission.pid()));
      submission.input().end();
    };
    submission.drive(() -> {});
    add(users.isEmpty() || users.contains(0L)
        ? Check.bad("account", GUARD_CURE + " Its users were " + users + ".")
        : Check.good("account", workshop.account().words()));
  }

  /** Why running is off by these checks, in one sentence, or the empty string. */
  static String off(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.passed())
        .findFirst()
        .map(check -> "The check \"%s\" failed. %s".formatted(check.name(), check.cure()))
        .orElse("");
  }

  private void probe(String name, String file, Profile profile, Function<Seen, String> wrong) {
    probe(name, file, profile, workshop.limits(profile), wrong);
  }

  private void probe(String name, String file, Profile profile, Limits limits, Function<Seen, String> wrong) {
    Collector collector = new Collector();
    Result result = submission(file, profile, limits, collector).drive(() -> {});
    String cure = wrong.apply(new Seen(result, collector.out.toString()));
    add(cure.isEmpty() ? Check.good(name, result.sentence()) : Check.bad(name, cure));
  }

  private Submission submission(String file, Profile profile, Limits limits, Collector collector) {
    List<Source> sources = List.of(new Source(file + ".c", Resources.text("probes/" + file + ".c")));
    return new Submission(workshop, room, profile, limits, sources, collector);
  }

  private void add(Check check) {
    checks.add(check);
    progress.accept(check);
  }

  private static String hello(Seen seen) {
    if (seen.result().verdict() == Verdict.OK && seen.out().equals("hello\n")) {
      return "";
    }
    String ended = "It ended with \"%s\"".formatted(seen.result().sentence());
    return seen.result().verdict() == Verdict.SANDBOX_FAULT
        ? ended + "; user namespaces may be forbidden here (on Ubuntu an AppArmor profile must allow bwrap userns)."
        : ended + ".";
  }

  private static String guards(Seen seen) {
    return seen.out().equals("done\n") ? "" : GUARD_CURE + " It said: " + seen.out().strip().replace("\n", ", ");
  }

  private static String forks(Seen seen) {
    Matcher count = Pattern.compile("(\\d{1,3})\n").matcher(seen.out());
    return count.matches() && Integer.parseInt(count.group(1)) < 32 ? "" : GUARD_CURE;
  }

  private static String is(Seen seen, Verdict verdict) {
    return seen.result().verdict() == verdict ? "" : "%s It ended so: %s".formatted(GUARD_CURE, seen.result().sentence());
  }

  private String leak() {
    return workshop.proc() ? "The 77 bytes allocated on line 5" : "Ended normally. " + Submission.NO_LEAKS;
  }

  private static String says(Seen seen, String start) {
    return seen.result().sentence().startsWith(start)
        ? ""
        : "The sanitizers of this gcc do not work in the sandbox: " + seen.result().sentence();
  }

  private static final class Collector implements Runner.Listener {
    private final StringBuilder out = new StringBuilder();
    private Runnable speaks = () -> {};

    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {
      if (channel == Channel.OUT) {
        out.append(text);
        speaks.run();
      }
    }

    @Override
    public void found(List<Finding> findings) {}

    @Override
    public void ended(Result result) {}
  }
}
