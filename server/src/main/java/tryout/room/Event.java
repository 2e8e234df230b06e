package tryout.room;

import org.jspecify.annotations.Nullable;

/**
 * One event of a room's journal.
 *
 * @param seq 1, 2, 3 … over all events of the room
 * @param at the moment that was given to the decision, epoch milliseconds
 * @param by the member who did it, or null where the server did
 * @param ack the stored message that it answers; only on the first event of that message
 */
public record Event(long seq, long at, @Nullable String by, @Nullable Ack ack, Fact fact) {
  /**
   * Names one stored message of one page.
   *
   * @param clientSeq 1, 2, 3 … per client
   * @param hash SHA-256 of the message as it was sent, in hex
   */
  public record Ack(String client, long clientSeq, String hash) {}

  /** Whether somebody may be told of it: the one filter of telling, snapshots and replay. */
  public boolean isFor(String member, Role role) {
    return !(fact instanceof Fact.Offered) || role.panel() || member.equals(by);
  }
}
