package tryout.db;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tryout.fault.CannotStart;

/**
 * What a command at the terminal leaves to be put away: when it is done, or when it is told to go in the middle, as by
 * Ctrl-C. The end waits for what is being opened just then, since of that nobody would know how to put it away.
 */
final class Unfinished implements AutoCloseable {
  private final Deque<Runnable> left = new ArrayDeque<>();
  private boolean over;

  /** Something that is opened and has to be put away. */
  interface Opening<T, E extends Exception> {
    T open() throws E;
  }

  /** Something that puts away what was opened. */
  interface Putting<T> {
    void away(T opened);
  }

  /** From now on the process does not end without it; once it is closed, nothing is left to do then. */
  Unfinished() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "unfinished"));
  }

  /**
   * Opens something that is put away before all that was opened earlier.
   *
   * @throws CannotStart if the end has begun
   */
  synchronized <T, E extends Exception> T open(Opening<T, E> opening, Putting<T> putting) throws E {
    if (over) {
      throw new CannotStart("It was told to stop.");
    }
    T opened = opening.open();
    left.push(() -> putting.away(opened));
    return opened;
  }

  @Override
  public synchronized void close() {
    over = true;
    @Nullable Runnable last = left.poll();
    if (last != null) {
      try {
        last.run();
      } finally {
        close();
      }
    }
  }
}
