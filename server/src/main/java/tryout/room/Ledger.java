package tryout.room;

/** The reasons for which the clock is credited by itself, in the words that everybody reads. */
public final class Ledger {
  private Ledger() {}

  public static final String AWAY = "The candidate's connection was lost.";
  public static final String CONSENT = "The candidate came late and read what is recorded.";
  public static final String QUEUE = "The run queue was slow, our fault.";
  public static final String SANDBOX = "The sandbox failed, our fault.";
  public static final String RUNNER = "Running is unavailable, our fault.";
  public static final String SAVING = "Saving was paused, our fault.";
  public static final String RESTORED = "The room was restored from a backup, our fault.";
  public static final String RESTART = "The server was away, our fault.";
}
