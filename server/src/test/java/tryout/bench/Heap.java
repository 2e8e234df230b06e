package tryout.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another virtual machine, asked by jcmd. */
final class Heap {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Heap() {}

  /** What is in use right after a full collection. */
  static String used(ProcessHandle process) {
    jcmd(process, "GC.run");
    Matcher used = USED.matcher(jcmd(process, "GC.heap_info"));
    long kib = 0;
    while (used.find()) {
      kib += Long.parseLong(used.group(1));
    }
    return kib + " KiB";
  }

  private static String jcmd(ProcessHandle process, String command) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
    try {
      return new String(new ProcessBuilder(jcmd, Long.toString(process.pid()), command).start().getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
