package tryout.web;

/** Who may come through a door. Every door names one; there is none without. */
public interface Guard {
  /**
   * Lets the call through or refuses it. Runs on the call's own thread and may wait.
   *
   * @throws tryout.fault.Refused when the caller may not
   */
  void admit(Call call);

  /** The name of the rule, for the table of doors. */
  String name();
}
