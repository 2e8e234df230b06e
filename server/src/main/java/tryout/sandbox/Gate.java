package tryout.sandbox;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A named pipe that nothing is ever written to. Whoever reads it waits until it is opened here, and then finds its end.
 * Java itself cannot make one.
 */
final class Gate {
  private static final int OWNER_ONLY = 0600;
  @SuppressWarnings("restricted")
  private static final MethodHandle MKFIFO = Linker.nativeLinker().downcallHandle(
      Linker.nativeLinker().defaultLookup().findOrThrow("mkfifo"),
      FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));

  private final Path name;
  private final FileChannel held;

  private Gate(Path name, FileChannel held) {
    this.name = name;
    this.held = held;
  }

  /** Makes it, shut. */
  static Gate at(Path name) throws IOException {
    make(name);
    // Held for reading too, or the kernel would wait here until somebody reads.
    return new Gate(name, FileChannel.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  private static void make(Path name) throws IOException {
    int failed;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom(name.toString());
      failed = (int) MKFIFO.invokeExact(path, OWNER_ONLY);
    } catch (Throwable e) {
      throw new IOException("mkfifo", e);
    }
    if (failed != 0) {
      throw new IOException("no pipe can be made at " + name);
    }
  }

  /** Whether the other side has it: only then may it be opened, or the other side would wait for ever. */
  boolean taken() {
    return Files.notExists(name);
  }

  void open() throws IOException {
    held.close();
  }
}
