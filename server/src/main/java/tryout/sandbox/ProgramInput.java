package tryout.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * What people type, on its way into a program. A thread of its own writes it, so a program that never reads blocks
 * nobody; that thread ends with the program.
 */
final class ProgramInput {
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
  private final int cap;
  private int given;
  private boolean ended;

  /** @param cap bytes in all */
  ProgramInput(int cap) {
    this.cap = cap;
  }

  synchronized void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (ended || bytes.length == 0) {
      return;
    }
    if (given + bytes.length > cap) {
      throw new Refused(Code.TOO_LARGE, "The program has been given its %d KiB of input.".formatted(cap / 1024));
    }
    given += bytes.length;
    waiting.add(bytes);
  }

  synchronized void end() {
    if (!ended) {
      ended = true;
      waiting.add(END);
    }
  }

  /** Starts the writing thread: a platform one, as a pipe that is full blocks the thread beneath a virtual one. */
  void feed(Cell cell) {
    Thread.ofPlatform().name("sandbox-in").daemon().start(() -> write(cell));
  }

  private void write(Cell cell) {
    try {
      for (byte[] next = waiting.take(); next.length > 0; next = waiting.take()) {
        cell.write(next);
      }
      cell.endInput();
    } catch (IOException programEnded) {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
