package tryout.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A control group of version 2: a folder that the kernel keeps, whose files set limits and tell counters. All processes
 * in it are limited, counted and killed together (cgroups(7)).
 *
 * <p>What cannot be read counts nothing: a group may be gone at any moment.
 */
record Cgroup(Path folder) {
  private static final Duration GRACE = Duration.ofSeconds(2);
  /** Beside the program's own processes there are two of bwrap's, PID 1 among them, and the helper's fork. */
  private static final int OVERHEAD = 4;
  /** Microseconds of processor time in each 100 ms: one processor. */
  private static final String ONE_PROCESSOR = "100000 100000";

  Cgroup child(String name) throws IOException {
    return new Cgroup(Files.createDirectory(folder.resolve(name)));
  }

  /** The groups directly below whose names begin so. */
  List<Cgroup> children(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> one.getFileName().toString().startsWith(prefix))
          .filter(Files::isDirectory)
          .map(Cgroup::new)
          .toList();
    }
  }

  /** Where a process writes itself to come in. */
  Path procs() {
    return folder.resolve("cgroup.procs");
  }

  /** The processes in it, not those of groups below; 0 stands for one that we cannot see. */
  List<Long> processes() throws IOException {
    return Files.readAllLines(procs()).stream().map(Long::parseLong).toList();
  }

  /** Where the memory is used up the kernel kills all of it at once, not one process that others would wait for. */
  void limit(Limits limits) throws IOException {
    set("memory.max", Long.toString((long) limits.memory() << 20));
    set("memory.swap.max", "0");
    set("memory.oom.group", "1");
    set("pids.max", Integer.toString(limits.procs() + OVERHEAD));
    set("cpu.max", ONE_PROCESSOR);
  }

  /** Writes a file of the kernel's; one that is not there is not made. */
  void set(String file, String value) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IOException("%s to %s: %s".formatted(value, folder.resolve(file), e.getMessage()), e);
    }
  }

  /** What it uses now; the files it read count as memory too, until the kernel needs the place. */
  ProcessTree.Usage usage() {
    return new ProcessTree.Usage(number(text("memory.current")), cpu());
  }

  /** Processor time of all that ever was in it. */
  Duration cpu() {
    return Duration.of(counter("cpu.stat", "usage_usec"), ChronoUnit.MICROS);
  }

  /** The most memory it ever used, or 0 where the kernel is too old to say. */
  long peak() {
    return number(text("memory.peak"));
  }

  /** Whether the kernel killed it because its memory was used up. */
  boolean outOfMemory() {
    return counter("memory.events", "oom_kill") > 0;
  }

  /** Kills all that is in it, forks under way included. */
  void kill() {
    try {
      set("cgroup.kill", "1");
    } catch (IOException gone) {
      // Whoever needs to know it removes the group, which fails while something lives in it.
    }
  }

  /** Kills what is in it and takes it away; {@code false} while something lives on. */
  boolean gone() {
    kill();
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  /** The same with patience: a process that was killed needs a moment to end. */
  boolean remove() throws InterruptedException {
    long until = System.nanoTime() + GRACE.toNanos();
    while (!gone()) {
      if (System.nanoTime() > until) {
        return false;
      }
      // The kernel tells of an empty group by inotify only, for which Java has no more than a poll of its own.
      Thread.sleep(Duration.ofMillis(2));
    }
    return true;
  }

  private long counter(String file, String key) {
    return text(file)
        .lines()
        .filter(line -> line.startsWith(key + " "))
        .mapToLong(line -> number(line.substring(key.length())))
        .findFirst()
        .orElse(0);
  }

  private static long number(String text) {
    return text.isBlank() ? 0 : Long.parseLong(text.strip());
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException gone) {
      return "";
    }
  }
}
