package tryout.sandbox;

import java.util.List;
import java.util.Optional;
import tryout.run.Finding;
import tryout.run.Source;

/**
 * Reads what the address, leak and undefined-behaviour sanitizers write and says it in one sentence that names lines,
 * with those lines as places. A program can print a false report; it is a help and never a proof.
 */
final class SanitizerReport {
  private SanitizerReport() {}

  /**
   * What a report comes to.
   *
   * @param sentence one sentence
   * @param finding nothing when the report names no line of the workspace
   */
  record Told(String sentence, Optional<Finding> finding) {}

  /** Nothing if there is no report in the text. */
  static Optional<Told> read(String text, List<Source> sources) {
    Teller teller = new Teller(sources);
    try {
      Stacks stacks = new Stacks(text, teller.lines());
      return AddressReport.read(text, stacks, teller)
          .or(() -> UndefinedReport.read(text, teller))
          .or(() -> LeakReport.read(text, stacks, teller));
    } catch (NumberFormatException forged) {
      // No sanitizer writes a number that is none.
      return Optional.empty();
    }
  }
}
