package tryout.text;

/** Says why a change set cannot be read or does not fit its text, in one sentence. It carries no stack trace. */
public final class InvalidChange extends RuntimeException {
  public InvalidChange(String detail) {
    super(detail, null, false, false);
  }

  /** The sentence. */
  public String detail() {
    String message = getMessage();
    return message == null ? "The change does not fit." : message;
  }
}
