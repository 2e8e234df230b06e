package tryout.judge;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import tryout.exercise.Kind;
import tryout.exercise.Suite;
import tryout.exercise.Suite.Case;
import tryout.exercise.Suite.Mark;
import tryout.run.Bench;
import tryout.run.Bench.Tried;
import tryout.run.Bytes;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Verdict;

/** Runs the cases of a suite, each in a process of its own, which must repeat a word that was made for it alone. */
final class Cases {
  private static final String WORD = "word";
  private static final int WORD_BYTES = 16;
  /** How many times slower the sanitizers may make a program. */
  private static final int SANITIZED_TIMES = 3;

  private final Suite suite;
  private final SecureRandom random = new SecureRandom();

  Cases(Suite suite) {
    this.suite = suite;
  }

  /** What a case came to in one build. */
  record Tested(Mark mark, Tried tried) {}

  /** A case in both builds. */
  Judged.One one(Bench bench, Judge.Build build, Case test) {
    Tested plain = tested(bench, build, Profile.QUICK, test);
    // What is too slow as it is would only take three times as long to be so again.
    Tested sanitized = plain.mark() == Mark.TLE ? plain : tested(bench, build, Profile.SANITIZED, test);
    Duration cpu = plain.tried().cpu().compareTo(sanitized.tried().cpu()) > 0 ? plain.tried().cpu() : sanitized.tried().cpu();
    Optional<Finding> fault = sanitized.tried().fault();
    return new Judged.One(test, plain.mark(), sanitized.mark(), sanitized.tried().report(), fault, cpu);
  }

  /** A case in one build. */
  Tested tested(Bench bench, Judge.Build build, Profile profile, Case test) {
    byte[] fresh = new byte[WORD_BYTES];
    random.nextBytes(fresh);
    String word = HexFormat.of().formatHex(fresh);
    Bytes input = fresh(test.input(), word);
    Bytes answer = fresh(test.answer(), word);
    Duration time = profile == Profile.SANITIZED ? suite.bounds().time().multipliedBy(SANITIZED_TIMES) : suite.bounds().time();
    Tried tried = bench.run(profile, Objects.requireNonNull(build.programs().get(profile)),
        new Bench.Trial(test.arguments(), input, time, suite.bounds().memory(), suite.bounds().output()), build.sources());
    return new Tested(mark(tried, answer, test, time), tried);
  }

  /** The same with that word at its beginning instead of the one that stands there. */
  private Bytes fresh(Bytes text, String word) {
    String all = text.latin1();
    return suite.kind() == Kind.UNIT && all.startsWith(WORD) ? Bytes.of(word + all.substring(WORD.length())) : text;
  }

  private Mark mark(Tried tried, Bytes answer, Case test, Duration time) {
    if (tried.verdict() == Verdict.TIMEOUT || tried.cpu().compareTo(time) > 0) {
      return Mark.TLE;
    }
    if (tried.verdict() != Verdict.OK) {
      return Mark.RTE;
    }
    boolean right = suite.kind() == Kind.UNIT
        ? Comparing.lastLine(tried.out()).equals(Comparing.lastLine(answer))
        : Comparing.same(tried.out(), answer, test.comparison());
    return right ? Mark.AC : Mark.WA;
  }
}
