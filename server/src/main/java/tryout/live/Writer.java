package tryout.live;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What the journal asks of a database. */
interface Writer {
  /**
   * Opens a session. Whatever an earlier one of this writer may still be doing has ended then.
   *
   * @param lost is run when the session is gone
   */
  Future<Session> connect(Runnable lost);

  /** A session: the locks it takes live and die with it. */
  interface Session {
    /** Takes a room's lock, unless another session has it. */
    Future<Boolean> lock(UUID room);

    Future<Void> unlock(UUID room);

    /**
     * Stores rows in one transaction.
     *
     * @return how many there are now that were not before; fails with {@link RowsRefused} if it is certain that none is
     *     stored, with anything else if it is not known
     */
    Future<Long> append(List<Row> rows);

    Future<Void> end();
  }

  /** The database refused rows for what they contain, and stored none of the statement. */
  final class RowsRefused extends Exception {
    private static final long serialVersionUID = 1L;

    RowsRefused(Throwable cause) {
      super(cause);
    }
  }
}
