package tryout.run;

import java.util.List;

/**
 * Judges a text by the tests of an exercise. The room knows only this interface, and nothing of what is hidden.
 *
 * <p>May be called from any thread and never blocks.
 */
public interface Tester {
  /**
   * Takes it into the queue of runs.
   *
   * @param place whose turn it takes
   * @param room where its score is kept
   * @param run its number in that room
   * @param exercise the digest of the package
   * @param sources as for {@link Runner#start}
   * @param listener told what happens, one call at a time, in order, on some thread
   * @return the run under way; it takes no input
   * @throws tryout.fault.Refused as {@link Runner#start}
   */
  Runner.Run test(String place, String room, int run, String exercise, List<Source> sources, Listener listener);

  /** What is told. Findings in the text are told once, before any test. */
  interface Listener extends Runner.Listener {
    /** Tests that count together are over. */
    void tested(TestGroup group);
  }
}
