package tryout.fault;

/**
 * The server cannot start. The message is for the person at the terminal: one line that says what is wrong and what
 * cures it. It carries no stack trace, since nothing in the program is at fault.
 */
public final class CannotStart extends RuntimeException {
  public CannotStart(String factAndCure) {
    super(factAndCure, null, false, false);
  }

  /**
   * The same, with what lies behind it.
   *
   * @param cause shown to nobody but a debugger
   */
  public CannotStart(String factAndCure, Throwable cause) {
    super(factAndCure, cause, false, false);
  }
}
