package tryout.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes have used so far, as the kernel counts it. */
record Usage(double ownMicros, double childMicros) {
  private static final double MICROS_PER_TICK = 10_000;

  /** Of a process, and apart from it of those it started. */
  static Usage of(ProcessHandle process) {
    return new Usage(micros(process, 11), micros(process, 13) + process.descendants().mapToDouble(each -> micros(each, 11)).sum());
  }

  Usage since(Usage before) {
    return new Usage(ownMicros - before.ownMicros, childMicros - before.childMicros);
  }

  /** The sum of two fields: those from 11 on are its own time, those from 13 on that of children it has waited for. */
  private static double micros(ProcessHandle process, int first) {
    String stat = read(process, "stat");
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) * MICROS_PER_TICK;
  }

  /** Resident memory in KiB. */
  static long residentKib(ProcessHandle process) {
    return read(process, "status").lines().filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
  }

  /** Empty when the process has gone. */
  private static String read(ProcessHandle process, String what) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/" + what));
    } catch (java.nio.file.NoSuchFileException gone) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
