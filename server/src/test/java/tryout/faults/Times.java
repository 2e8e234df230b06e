package tryout.faults;

/** How often a trouble is made: a few times on every change, many times when somebody asks for it. */
final class Times {
  private Times() {}

  /**
   * So many times.
   *
   * @param name the system property that asks for another number, such as {@code kills.server}
   */
  static int of(String name, int usual) {
    return Integer.getInteger(name, usual);
  }

  /** Says how far it is, now and then: nobody should wait for an hour in the dark. */
  static void progress(String what, int done, int of) {
    if (of >= 100 && done % Math.max(1, of / 50) == 0) {
      System.out.println(what + ": " + done + " of " + of);
    }
  }
}
