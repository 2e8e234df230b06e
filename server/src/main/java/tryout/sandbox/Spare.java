package tryout.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox that was made beforehand and waits for its files, before any of a stranger's has come in. It becomes one
 * {@link Cell}, or is discarded.
 */
record Spare(Blank blank, Process process, Gate gate) {
  private static final Duration SOON = Duration.ofMillis(500);

  /** Whether it can be filled: it may still be on its way, or have ended. */
  boolean ready() {
    return process.isAlive() && gate.taken();
  }

  /** The process on the host that stands for it. */
  long pid() {
    return process.pid();
  }

  /** As {@link Blank#start}; only if it is ready. */
  Cell fill(List<byte[]> contents, Optional<byte[]> program, Runnable onRest) throws IOException {
    Cell cell = blank.cell(process, onRest);
    try {
      blank.fill(contents, program);
      return cell;
    } catch (IOException e) {
      cell.kill(Cause.STOP);
      throw e;
    } finally {
      gate.open();
    }
  }

  /** Blocks until nothing is left of it, seconds at most. */
  void discard() throws IOException, InterruptedException {
    Cell cell = blank.cell(process, () -> {});
    // The inside first, and the outside only if it does not end by itself: else nobody would take note of the inside's end.
    ProcessTree.children(process.pid()).forEach(Cell::destroy);
    if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
      cell.kill(Cause.STOP);
    }
    blank.close();
    gate.open();
    cell.await();
  }
}
