package tryout.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sandbox: built, used once, gone.
 *
 * <p>To kill it we kill its PID 1, whereupon the kernel kills every process of its namespace, and bwrap. The watchdog
 * calls {@link #look} every 20 ms; any thread may call {@link #kill}.
 */
final class Cell {
  /** Where bytes of a stream go. */
  interface Sink {
    void take(byte[] bytes, int length);
  }

  private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d{1,10})");
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final Duration TICK = Duration.ofMillis(10);
  private static final int CHUNK = 8192;
  private static final int MOST_WORDS = 4096;

  private final Process process;
  private final Meter meter;
  private final FileChannel report;
  private final FileChannel status;
  private final Bwrap bwrap;
  private final Optional<Cgroup> group;
  private final Runnable onRest;
  private final long began = System.nanoTime();
  private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
  private final List<Thread> readers = new ArrayList<>();
  private volatile long lastSign = began;
  private volatile long peak;
  private volatile Duration lastCpu = Duration.ZERO;
  private long lastWork = began;
  private boolean rested;
  private OptionalLong init = OptionalLong.empty();

  /**
   * From now on its time counts.
   *
   * @param onRest told once, when it has not used the processor for half a second
   */
  Cell(Process process, FileChannel report, FileChannel status, Bwrap bwrap, Optional<Cgroup> group, Runnable onRest) {
    this.process = process;
    this.meter = new Meter(process.pid());
    this.report = report;
    this.status = status;
    this.bwrap = bwrap;
    this.group = group;
    this.onRest = onRest;
  }

  /**
   * Reads both streams, each on a platform thread: reading a pipe blocks the thread beneath a virtual one, and a few
   * programs that wait for input would hold up all other work of the server.
   */
  void read(Sink out, Sink err) {
    readers.add(reader("sandbox-out", () -> copy(process.getInputStream(), out)));
    readers.add(reader("sandbox-err", () -> copy(process.getErrorStream(), err)));
  }

  private static Thread reader(String name, Runnable copying) {
    return Thread.ofPlatform().name(name).daemon().start(copying);
  }

  private void copy(InputStream from, Sink to) {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int length; (length = from.read(buffer)) >= 0; ) {
        sign();
        to.take(buffer, length);
      }
    } catch (IOException closed) {
      sign();
    }
  }

  /** Writes to the program and blocks while it does not read; an end of the program ends the wait. */
  void write(byte[] bytes) throws IOException {
    sign();
    process.getOutputStream().write(bytes);
    process.getOutputStream().flush();
    sign();
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  long pid() {
    return process.pid();
  }

  /** What it was made of. */
  Bwrap bwrap() {
    return bwrap;
  }

  long peak() {
    return peak;
  }

  void kill(Cause cause) {
    synchronized (causes) {
      causes.add(cause);
    }
    if (!process.isAlive()) {
      return;
    }
    group.ifPresent(Cgroup::kill);
    ProcessTree.children(process.pid()).forEach(Cell::destroy);
    process.destroyForcibly();
  }

  static void destroy(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /**
   * Compares what it uses with what it may use. Where it has a group, its memory is the kernel's affair. Whatever computes is
   * not idle, however long a busy machine lets it wait for its turn.
   */
  void look() {
    Limits limits = bwrap.limits();
    ProcessTree.Usage usage = group.map(Cgroup::usage).orElseGet(meter::read);
    long now = System.nanoTime();
    peak = Math.max(peak, usage.resident());
    if (group.isEmpty() && usage.resident() > (long) limits.memory() << 20) {
      kill(Cause.MEMORY);
    } else if (usage.cpu().compareTo(limits.cpu()) > 0) {
      kill(Cause.CPU);
    } else if (now - began > limits.wall().toNanos()) {
      kill(Cause.WALL);
    } else if (now - Math.max(lastSign, lastWork) > limits.idle().toNanos()) {
      kill(Cause.IDLE);
    }
    rest(usage.cpu(), now);
  }

  private void rest(Duration cpu, long now) {
    if (cpu.minus(lastCpu).compareTo(TICK) >= 0) {
      lastCpu = cpu;
      lastWork = now;
    } else if (!rested && now - lastWork > QUIET.toNanos()) {
      rested = true;
      onRest.run();
    }
  }

  private void sign() {
    lastSign = System.nanoTime();
  }

  /** Waits for the end, for the streams at most 2 s longer, and for the last process at most 2 s longer. */
  Ending await() throws InterruptedException, IOException {
    try {
      process.onExit().get();
    } catch (ExecutionException e) {
      throw new IOException("the end of a sandbox was not seen", e);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - began);
    String told = text(status);
    boolean emptied = emptied();
    boolean survivor = survivor(told) || !emptied;
    for (Thread reader : readers) {
      reader.join(GRACE);
    }
    String words = text(report);
    close();
    Optional<Cause> cause;
    synchronized (causes) {
      cause = causes.stream().findFirst();
    }
    Optional<Report> read = Report.read(words);
    return new Ending(cause, read, process.exitValue(), survivor, told + words, wall, lastCpu, peak);
  }

  private boolean survivor(String told) throws InterruptedException {
    init = first(told);
    if (init.isEmpty()) {
      return false;
    }
    long pid = init.getAsLong();
    long until = System.nanoTime() + GRACE.toNanos();
    while (ProcessTree.lives(pid)) {
      destroy(pid);
      if (System.nanoTime() > until) {
        return true;
      }
      // Nothing tells the end of a process that is no child of ours, and ProcessHandle.onExit looks every 300 ms only.
      Thread.sleep(Duration.ofMillis(2));
    }
    return false;
  }

  /**
   * The process that is PID 1 inside. When bwrap was killed in the instant in which it forks, it has told nobody, and the
   * child waits for it for ever; the session, which is bwrap's own, finds it.
   */
  private OptionalLong first(String told) {
    Matcher child = CHILD.matcher(told);
    return child.find() ? OptionalLong.of(Long.parseLong(child.group(1))) : ProcessTree.first(process.pid());
  }

  /** Reads the group's counters and takes it away; {@code false} if something lives on in it. */
  private boolean emptied() throws InterruptedException {
    if (group.isEmpty()) {
      return true;
    }
    Cgroup own = group.get();
    own.kill();
    peak = Math.max(peak, own.peak());
    lastCpu = own.cpu();
    if (own.outOfMemory()) {
      synchronized (causes) {
        causes.add(Cause.MEMORY);
      }
    }
    return own.remove();
  }

  /** Whether something of it is there still, after its end. */
  boolean lives() {
    return init.isPresent() && ProcessTree.lives(init.getAsLong()) || group.isPresent() && !group.get().gone();
  }

  private static String text(FileChannel file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_WORDS);
    while (buffer.hasRemaining() && file.read(buffer, buffer.position()) > 0) {}
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
  }

  private void close() throws IOException {
    report.close();
    status.close();
    process.getInputStream().close();
    process.getErrorStream().close();
    try {
      process.getOutputStream().close();
    } catch (IOException brokenPipe) {
      process.getOutputStream();
    }
  }
}
