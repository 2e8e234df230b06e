package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.run.Channel;
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
  private static final Path BWRAP = Path.of("/usr/bin/bwrap");
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final String GUARD_CURE =
      "A program inside could do what it must not; this version of the server does not fit this machine.";

  private final Workshop workshop;
  private final List<Check> checks = new ArrayList<>();

  SelfTest(Workshop workshop) {
    this.workshop = workshop;
  }

  /** What one probe said and how it ended. */
  private record Seen(Result result, String out) {}

  /** What must hold before anything is compiled. */
  static void machine() throws Broken {
    if (!Seccomp.supported()) {
      throw new Broken("Programs run on x86-64 machines only, and this is another.");
    }
    atLeast("Linux", System.getProperty("os.version", ""), 5, 14);
    bubblewrap(BWRAP);
    if (!Files.isExecutable(Path.of("/usr/bin/gcc"))) {
      throw new Broken("The C compiler is missing; install the packages gcc and libc6-dev.");
    }
  }

  /** Only a bubblewrap that is new enough and has no privileges of its own will do. */
  static void bubblewrap(Path bwrap) throws Broken {
    if (!Files.isExecutable(bwrap)) {
      throw new Broken("Bubblewrap is missing; install the package bubblewrap.");
    }
    try {
      if ((((Number) Files.getAttribute(bwrap, "unix:mode")).intValue() & 06000) != 0) {
        throw new Broken("Bubblewrap is setuid; take that off with: chmod u-s,g-s " + bwrap);
      }
      atLeast("Bubblewrap", Kit.output(List.of(bwrap.toString(), "--version")), 0, 8);
    } catch (IOException e) {
      throw new Broken("Bubblewrap cannot be looked at: " + e.getMessage());
    }
  }

  private static void atLeast(String what, String version, int major, int minor) throws Broken {
    Matcher found = VERSION.matcher(version);
    boolean enough =
        found.find()
            && (Integer.parseInt(found.group(1)) > major
                || (Integer.parseInt(found.group(1)) == major && Integer.parseInt(found.group(2)) >= minor));
    if (!enough) {
      throw new Broken("%s %d.%d or newer is needed; this is %s.".formatted(what, major, minor, version));
    }
  }

  List<Check> run() {
    probe("a plain program", "hello", Profile.QUICK, SelfTest::hello);
    boolean works = checks.getLast().passed();
    if (!works) {
      return checks;
    }
    probe("a program under the sanitizers", "hello", Profile.SANITIZED, SelfTest::hello);
    probe("filter, limits, files, environment, descriptors", "guards", Profile.QUICK, SelfTest::guards);
    probe("number of processes", "forks", Profile.QUICK, SelfTest::forks);
    probe("memory", "memory", Profile.QUICK, seen -> is(seen, Verdict.MEMORY));
    probe("crash", "crash", Profile.QUICK, seen -> is(seen, Verdict.SIGNAL));
    probe("orphans", "orphan", Profile.QUICK, seen -> is(seen, Verdict.OK));
    probe("use after free", "freed", Profile.SANITIZED, seen -> says(seen, "Line 7 reads memory that line 6 freed"));
    probe("leak", "leak", Profile.SANITIZED, seen -> says(seen, "The 77 bytes allocated on line 5"));
    return List.copyOf(checks);
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
    Collector collector = new Collector();
    List<Source> sources = List.of(new Source(file + ".c", Resources.text("probes/" + file + ".c")));
    Submission submission = new Submission(workshop, profile, workshop.limits(profile), sources, collector);
    Result result = submission.drive(() -> {});
    String cure = wrong.apply(new Seen(result, collector.out.toString()));
    checks.add(cure.isEmpty() ? Check.good(name) : Check.bad(name, cure));
  }

  private static String hello(Seen seen) {
    boolean good = seen.result().verdict() == Verdict.OK && seen.out().equals("hello\n");
    return good
        ? ""
        : "It ended with \"%s\"; user namespaces may be forbidden here (on Ubuntu an AppArmor profile must allow bwrap userns)."
            .formatted(seen.result().sentence());
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

  private static String says(Seen seen, String start) {
    return seen.result().sentence().startsWith(start)
        ? ""
        : "The sanitizers of this gcc do not work in the sandbox: " + seen.result().sentence();
  }

  private static final class Collector implements Runner.Listener {
    private final StringBuilder out = new StringBuilder();

    @Override
    public void stage(Stage stage) {}

    @Override
    public void output(Channel channel, String text) {
      if (channel == Channel.OUT) {
        out.append(text);
      }
    }

    @Override
    public void ended(Result result) {}
  }
}
