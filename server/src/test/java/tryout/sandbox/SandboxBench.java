package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tryout.run.Profile;

/** Run by hand: compiling and running hello in the sandbox against bare gcc with the same flags, in turns; medians. */
final class SandboxBench {
  private static final int ROUNDS = 40;

  private SandboxBench() {}

  public static void main(String[] arguments) throws Exception {
    String hello = Resources.text("probes/hello.c");
    Path folder = Files.createTempDirectory("bench");
    Files.writeString(folder.resolve("main.c"), hello);
    long began = System.nanoTime();
    Rooms.sandbox();
    System.out.printf("kit and self-test %d ms%n", (System.nanoTime() - began) / 1_000_000);
    for (Profile profile : Profile.values()) {
      List<Double> bare = new ArrayList<>();
      List<Double> boxed = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        bare.add(time(() -> bare(folder, profile)));
        boxed.add(time(() -> Rooms.run(profile, hello, new Recorder()).result()));
      }
      Collections.sort(bare);
      Collections.sort(boxed);
      double one = bare.get(ROUNDS / 2);
      double other = boxed.get(ROUNDS / 2);
      System.out.printf("%s: bare %.1f ms, sandbox %.1f ms, %.2f times%n", profile, one, other, other / one);
    }
    System.exit(0);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double time(Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static void bare(Path folder, Profile profile) throws IOException, InterruptedException {
    Kit kit = new Kit(folder, folder, folder, "io.o", "");
    List<String> command = new ArrayList<>(new Compiler(kit, true).command(profile, Compiler.Form.JSON, List.of(new tryout.run.Source("main.c", ""))));
    command.replaceAll(word -> word.equals(Bwrap.EMITTED) ? "a.out" : word);
    command.remove("/kit/io.o");
    new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
    new ProcessBuilder(folder.resolve("a.out").toString()).start().waitFor();
  }
}
