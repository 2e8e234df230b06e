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

  /** Something that is done so many times. */
  interface Round {
    /**
     * Does it.
     *
     * @param before how often it was done in the rounds before
     * @param times how often it is done in this one
     */
    void run(int before, int times);
  }

  /**
   * Does something so many times, in rounds that begin anew: a sign-in of people who are not in a browser lasts ten
   * minutes, and a file holds no more than 256 KB.
   */
  static void inRounds(int times, int mostInOne, Round round) {
    for (int before = 0; before < times; before += mostInOne) {
      round.run(before, Math.min(mostInOne, times - before));
    }
  }

  /** Says how far it is, now and then: nobody should wait for an hour in the dark. */
  static void progress(String what, int done, int of) {
    if (of >= 100 && done % Math.max(1, of / 50) == 0) {
      System.out.println(what + ": " + done + " of " + of);
    }
  }
}
