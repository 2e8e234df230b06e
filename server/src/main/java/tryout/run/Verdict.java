package tryout.run;

/** How a run ended. Source: the sandbox's table of verdicts, in order of precedence from {@link #SANDBOX_FAULT} down. */
public enum Verdict {
  /** The sandbox could not be set up, or gave no report without a reason. Our fault: never counts against anybody. */
  SANDBOX_FAULT("sandbox-fault"),
  /** The server or the runner died meanwhile. Our fault. */
  LOST("lost"),
  COMPILE_ERROR("compile-error"),
  /** The compiler hit a limit. */
  COMPILE_LIMIT("compile-limit"),
  OUTPUT("output"),
  MEMORY("memory"),
  TIMEOUT("timeout"),
  STOPPED("stopped"),
  SIGNAL("signal"),
  SANITIZER("sanitizer"),
  NONZERO("nonzero"),
  /** Tests were run, and not all of them hold. */
  FAILED("failed"),
  OK("ok");

  private final String slug;

  Verdict(String slug) {
    this.slug = slug;
  }

  public String slug() {
    return slug;
  }

  /** Whether the fault is the server's, so that the clock is credited. */
  public boolean ourFault() {
    return this == SANDBOX_FAULT || this == LOST;
  }
}
