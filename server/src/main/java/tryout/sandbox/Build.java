package tryout.sandbox;

import java.io.ByteArrayOutputStream;

/**
 * What came of one call of the compiler.
 *
 * @param program the bytes that it gave out, never written to any more
 */
record Build(Ending ending, ByteArrayOutputStream program, Diagnostics said) {
  /** Whether the same text would come to the same again: the compiler ended by itself. */
  boolean lasts() {
    return ending.cause().isEmpty() && ending.report().isPresent() && !ending.survivor();
  }
}
