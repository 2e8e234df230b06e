package tryout.sandbox;

/** The sandbox cannot work on this machine; the message is one sentence for the operator, with the cure. */
final class Broken extends Exception {
  Broken(String message) {
    super(message);
  }
}
