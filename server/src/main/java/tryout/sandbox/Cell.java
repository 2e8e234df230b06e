package tryout.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
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

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Pattern CHILD = Pattern.compile("\"child-pid\": (\\d{1,10})");
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration QUIET = Duration.ofMillis(500);
  private static final int CHUNK = 8192;
  private static final int MOST_WORDS = 4096;

  private final Process process;
  private final Meter meter;
  private final FileChannel report;
  private final FileChannel status;
  private final Limits limits;
  private final Runnable onRest;
  private final long began = System.nanoTime();
  private final Set<Cause> causes = EnumSet.noneOf(Cause.class);
  private final List<Thread> readers = new ArrayList<>();
  private volatile long lastSign = began;
  private volatile long peak;
  private volatile Duration lastCpu = Duration.ZERO;
  private long lastWork = began;
  private boolean rested;

  private Cell(Process process, FileChannel report, FileChannel status, Limits limits, Runnable onRest) {
    this.process = process;
    this.meter = new Meter(process.pid());
    this.report = report;
    this.status = status;
    this.limits = limits;
    this.onRest = onRest;
  }

  /**
   * Starts a sandbox.
   *
   * @param sources what goes in at descriptors 10 and up, in the order of {@code bwrap.sources()}
   * @param program what goes in at descriptor 7, or nothing
   * @param onRest told once, when it has not used the processor for half a second
   */
  static Cell start(Launcher launcher, Kit kit, Account account, Bwrap bwrap, List<byte[]> sources,
      Optional<byte[]> program, byte[] filter, Runnable onRest) throws IOException {
    Path base = kit.requests().resolve(Long.toString(NUMBERS.incrementAndGet()));
    StringBuilder request = new StringBuilder();
    FileChannel status = feedback(base, "status", request);
    FileChannel report = feedback(base, "report", request);
    request.append("uid ").append(account.uid()).append("\ngid ").append(account.gid()).append('\n');
    give(base, "args", bwrap.encodedOptions(), request);
    give(base, "filter", filter, request);
    if (program.isPresent()) {
      give(base, "input", program.get(), request);
    }
    for (int i = 0; i < sources.size(); i++) {
      Path file = Path.of(base + ".source" + i);
      Files.write(file, sources.get(i), StandardOpenOption.CREATE_NEW);
      request.append("source ").append(file).append('\n');
    }
    bwrap.visible().forEach(word -> request.append("word ").append(word).append('\n'));
    Path asked = Path.of(base + ".request");
    Files.writeString(asked, request, StandardOpenOption.CREATE_NEW);
    boolean input = bwrap.kind() == Bwrap.Kind.RUN;
    Process process = launcher.launch(bwrap.sbx(), asked, input);
    return new Cell(process, report, status, bwrap.limits(), onRest);
  }

  private static void give(Path base, String key, byte[] bytes, StringBuilder request) throws IOException {
    Path file = Path.of(base + "." + key);
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    request.append(key).append(' ').append(file).append('\n');
  }

  /** A file that we read after its name is gone. */
  private static FileChannel feedback(Path base, String key, StringBuilder request) throws IOException {
    Path file = Path.of(base + "." + key);
    request.append(key).append(' ').append(file).append('\n');
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
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
    ProcessTree.children(process.pid()).forEach(Cell::destroy);
    process.destroyForcibly();
  }

  private static void destroy(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Compares what it uses with what it may use. */
  void look() {
    ProcessTree.Usage usage = meter.read();
    long now = System.nanoTime();
    peak = Math.max(peak, usage.resident());
    if (usage.resident() > (long) limits.memory() << 20) {
      kill(Cause.MEMORY);
    } else if (usage.cpu().compareTo(limits.cpu()) > 0) {
      kill(Cause.CPU);
    } else if (now - began > limits.wall().toNanos()) {
      kill(Cause.WALL);
    } else if (now - lastSign > limits.idle().toNanos()) {
      kill(Cause.IDLE);
    }
    rest(usage.cpu(), now);
  }

  private void rest(Duration cpu, long now) {
    if (cpu.compareTo(lastCpu) > 0) {
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
    boolean survivor = survivor(told);
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

  private static boolean survivor(String told) throws InterruptedException {
    Matcher child = CHILD.matcher(told);
    if (!child.find()) {
      return false;
    }
    long pid = Long.parseLong(child.group(1));
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
