package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A library that stands before those of a program, and does something else in the place of a call. */
final class Shim {
  private Shim() {}

  /** Compiles it; files are known in it by these names. */
  static Path make(Path folder, String code, Map<String, Path> files) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("shim.c"), code);
    Path shim = folder.resolve("shim.so");
    List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-O1", "-o", shim.toString()));
    files.forEach((name, file) -> command.add("-D" + name + "=\"" + file + "\""));
    command.addAll(List.of(source.toString(), "-ldl"));
    Process gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gcc.waitFor()).as(said).isZero();
    return shim;
  }
}
