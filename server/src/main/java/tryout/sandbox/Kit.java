package tryout.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tryout.text.Sha256;

/**
 * What is compiled once from our own sources, in folders that only we can write.
 *
 * <p>File names hold the hash of the source, so that another version never meets a stale helper; the hash of what was
 * made lies beside it and is compared at each start.
 *
 * @param folder what the compiler sees as {@code /kit}
 * @param requests where the files behind the descriptors live for a moment; closed to all others
 * @param sbx the helper
 * @param stream the name of the object that makes streams go by the line
 * @param sum SHA-256 of the helper, in hexadecimal digits
 * @param version how the compiler names itself: {@code gcc (Debian 12.2.0-14+deb12u1) 12.2.0}
 */
record Kit(Path folder, Path requests, Path sbx, String stream, String sum, String version) {
  private static final List<String> STRICT = List.of("-O2", "-Wall", "-Wextra", "-Werror");

  static Kit build(Path directory, Set<Guard> guards) throws Broken {
    try {
      Path folder = folder(directory.resolve("kit"), "rwxr-xr-x");
      Path requests = RequestFolder.make(directory);
      List<String> helper = new ArrayList<>(STRICT);
      helper.add("-static");
      for (Guard guard : Guard.values()) {
        if (!guards.contains(guard)) {
          helper.add(guard.without());
        }
      }
      List<String> object = new ArrayList<>(STRICT);
      object.add("-c");
      Path sbx = made(folder, "sbx", "", helper);
      Path stream = made(folder, "io", ".o", object);
      return new Kit(folder, requests, sbx, stream.getFileName().toString(), Files.readString(sum(sbx)), compiler());
    } catch (IOException e) {
      throw new Broken("The folder %s cannot be used for the sandbox: %s".formatted(directory, e.getMessage()));
    }
  }

  private static Path folder(Path path, String mode) throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    return path;
  }

  private static Path made(Path folder, String name, String suffix, List<String> flags) throws IOException, Broken {
    String source = Resources.text(name + ".c");
    String hash = Sha256.hex(flags + source).substring(0, 16);
    Path made = folder.resolve(name + "-" + hash + suffix);
    Path sum = sum(made);
    if (Files.exists(made) && Files.exists(sum) && Files.readString(sum).equals(Sha256.hex(Files.readAllBytes(made)))) {
      return made;
    }
    compile(folder, source, made, flags);
    Files.deleteIfExists(sum);
    Files.writeString(sum, Sha256.hex(Files.readAllBytes(made)));
    return made;
  }

  private static Path sum(Path made) {
    return made.resolveSibling(made.getFileName() + ".sha256");
  }

  private static void compile(Path folder, String source, Path made, List<String> flags) throws IOException, Broken {
    Path text = Files.createTempFile(folder, "source", ".c");
    Path result = Files.createTempFile(folder, "made", "");
    try {
      Files.writeString(text, source);
      List<String> command = new ArrayList<>(List.of("/usr/bin/gcc"));
      command.addAll(flags);
      command.addAll(List.of("-o", result.toString(), text.toString()));
      String said = output(command);
      if (Files.size(result) == 0) {
        throw new Broken("The sandbox's helper does not compile with gcc: " + said);
      }
      Files.setPosixFilePermissions(result, PosixFilePermissions.fromString("r-xr-xr-x"));
      Files.move(result, made, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(text);
      Files.deleteIfExists(result);
    }
  }

  private static String compiler() throws IOException, Broken {
    return output(List.of("/usr/bin/gcc", "--version")).lines().findFirst().orElse("gcc");
  }

  /** The compiler's major version: the last word begins with it. */
  String major() {
    return version.substring(version.lastIndexOf(' ') + 1).split("\\.", -1)[0];
  }

  /** What one of the machine's own tools says, on both streams; it must end within a minute. */
  static String output(List<String> command) throws IOException, Broken {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(Set.of("PATH", "TMPDIR"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new Broken(command.get(0) + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted at " + command.get(0));
    }
    return said;
  }
}
