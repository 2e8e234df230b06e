package tryout.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Builds a program of units that are compiled apart, so that none can read another's source, and runs it once for each
 * trial: the way a stranger's code meets tests that are hidden from it.
 *
 * <p>All methods but {@link #stop} block; use them from one thread. They wait for the turn first, are refused with {@code
 * RUNNER_OFF} where the sandbox fails, and throw {@link Stopped} once it was stopped.
 */
public interface Bench extends AutoCloseable {
  /**
   * Files that were compiled into one object, or what hinders it.
   *
   * @param trouble why there is no object, in one sentence, or empty
   * @param findings what the compiler said, places counting the files as they were given
   * @param listing the same as text
   * @param object its bytes; none where there is trouble
   * @param defines names that it offers
   * @param needs names that it asks for
   * @param early whether something of it would run before {@code main}
   */
  record Unit(String trouble, List<Finding> findings, String listing, Bytes object, Set<String> defines,
      Set<String> needs, boolean early) {
    public Unit {
      findings = List.copyOf(findings);
      defines = Set.copyOf(defines);
      needs = Set.copyOf(needs);
    }
  }

  /**
   * A linked program, or what hinders it.
   *
   * @param trouble as of a unit
   * @param bytes none where there is trouble
   */
  record Program(String trouble, Bytes bytes) {}

  /**
   * One run of a program.
   *
   * @param words behind its name: letters, digits and underscores
   * @param input all that it reads
   * @param cpu processor time; it ends at the next whole second at the latest
   * @param memory MiB
   * @param output bytes on both streams together
   */
  record Trial(List<String> words, Bytes input, Duration cpu, int memory, int output) {
    public Trial {
      words = List.copyOf(words);
      if (!words.stream().allMatch(word -> WORD.matcher(word).matches())) {
        throw new IllegalArgumentException("not a word of a trial");
      }
    }
  }

  /**
   * What came of a trial.
   *
   * @param exit the exit status, or -1
   * @param out what it wrote, as it was, up to the cap
   * @param cpu processor time used
   * @param report what a sanitizer said in one sentence, or empty
   * @param fault where it says that, if in one of the candidate's files
   */
  record Tried(Verdict verdict, String sentence, int exit, Bytes out, Duration cpu, String report,
      Optional<Finding> fault) {}

  /** Somebody stopped it, or the server ends. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** As long as the sandbox lets it. */
  Duration UNBOUNDED = Duration.ofDays(1);

  /** What may stand behind a program's name: it is seen in the host's list of processes. */
  Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  /** Waits for its turn. */
  void await();

  /** Ends what it is at within 200 ms. May be called from any thread. */
  void stop();

  /** Compiles all {@code .c} files into one object, with the headers that are given and no other file. */
  default Unit unit(Profile profile, List<Source> sources) {
    return unit(profile, sources, UNBOUNDED);
  }

  /**
   * The same within less time than the sandbox gives by itself.
   *
   * @param most processor time; it ends at the next whole second at the latest
   */
  Unit unit(Profile profile, List<Source> sources, Duration most);

  /** Links units into one program. */
  Program link(Profile profile, List<Unit> units);

  /** Runs the program once. Places in a report count these sources. */
  Tried run(Profile profile, Bytes program, Trial trial, List<Source> sources);

  /** What it was compiled with: version of the compiler, and digest of the walls. */
  String basis();

  /** Whether leaks can be looked for here. */
  boolean findsLeaks();

  /** Gives the turn back. */
  @Override
  void close();
}
