package tryout.grade;

/**
 * One event of the panel's stream.
 *
 * @param seq 1, 2, 3 … over all events of this stream; it has nothing to do with the numbers of the room's journal
 * @param at the moment that was given to the decision, epoch milliseconds
 * @param by the mentor
 * @param ack the message of a page that it answers
 */
public record PanelEvent(long seq, long at, String by, Ack ack, Said said) {
  /**
   * Names one message of one page on this stream.
   *
   * @param number 1, 2, 3 … per client and stream, so that the numbers which everybody sees have no gaps
   * @param hash SHA-256 of the message as it was sent, in hex
   */
  public record Ack(String client, long number, String hash) {}
}
