package tryout.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must hold of this machine before anything is compiled, and what else is worth knowing about it. */
final class Machine {
  private static final Path BWRAP = Path.of("/usr/bin/bwrap");
  private static final Path GCC = Path.of("/usr/bin/gcc");
  private static final Path RANDOM_BITS = Path.of("/proc/sys/vm/mmap_rnd_bits");
  /** Above this many random bits the older address sanitizer finds its places taken. */
  private static final int MOST_RANDOM_BITS = 28;
  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})[0-9.]*");

  private Machine() {}

  static List<Check> checks() {
    return List.of(processor(), atLeast("Linux", System.getProperty("os.version", ""), 5, 14), bubblewrap(BWRAP), gcc());
  }

  private static Check processor() {
    return Seccomp.supported()
        ? Check.good("processor", System.getProperty("os.arch", ""))
        : Check.bad("processor", "Programs run on x86-64 machines only, and this is another.");
  }

  /** Only one that is new enough and has no privileges of its own will do. */
  static Check bubblewrap(Path bwrap) {
    if (!Files.isExecutable(bwrap)) {
      return Check.bad("bubblewrap", "Bubblewrap is missing; install the package bubblewrap.");
    }
    try {
      if ((((Number) Files.getAttribute(bwrap, "unix:mode")).intValue() & 06000) != 0) {
        return Check.bad("bubblewrap", "Bubblewrap is setuid; take that off with: chmod u-s,g-s " + bwrap);
      }
      return atLeast("bubblewrap", Kit.output(List.of(bwrap.toString(), "--version")), 0, 8);
    } catch (IOException | Broken e) {
      return Check.bad("bubblewrap", "Bubblewrap cannot be looked at: " + e.getMessage());
    }
  }

  private static Check gcc() {
    if (!Files.isExecutable(GCC)) {
      return Check.bad("gcc", "The C compiler is missing; install the packages gcc and libc6-dev.");
    }
    try {
      return Check.good("gcc", Kit.output(List.of(GCC.toString(), "-dumpfullversion")));
    } catch (IOException | Broken e) {
      return Check.bad("gcc", "The C compiler cannot be asked for its version: " + e.getMessage());
    }
  }

  private static Check atLeast(String what, String version, int major, int minor) {
    Matcher found = VERSION.matcher(version);
    boolean known = found.find();
    int first = known ? Integer.parseInt(found.group(1)) : 0;
    boolean enough = known && (first > major || (first == major && Integer.parseInt(found.group(2)) >= minor));
    return enough
        ? Check.good(what, found.group())
        : Check.bad(what, "%s %d.%d or newer is needed; this is %s.".formatted(what, major, minor, version));
  }

  /** The linkers that gcc could be told to use, by the names it knows. */
  static List<String> linkers() {
    return Stream.of("bfd", "gold", "mold", "lld").filter(Machine::linker).toList();
  }

  static boolean linker(String name) {
    return Files.isExecutable(Path.of("/usr/bin/ld." + name));
  }

  /** Whether sanitized programs need fixed addresses; where that cannot be read, they get them. */
  static boolean tooRandom() {
    return randomBits() > MOST_RANDOM_BITS;
  }

  static String randomness() {
    int bits = randomBits();
    String known = bits == Integer.MAX_VALUE ? "cannot be read" : Integer.toString(bits);
    return tooRandom() ? known + "; so programs under the sanitizers get fixed addresses" : known;
  }

  private static int randomBits() {
    // In one read: the kernel gives the rest of such a file to nobody.
    try (BufferedReader reader = Files.newBufferedReader(RANDOM_BITS)) {
      return Integer.parseInt(String.valueOf(reader.readLine()).strip());
    } catch (IOException | NumberFormatException closed) {
      return Integer.MAX_VALUE;
    }
  }
}
