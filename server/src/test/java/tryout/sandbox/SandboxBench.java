package tryout.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;

/**
 * Compiling and running in the sandbox against bare gcc with the same flags, by turns; medians. Run by {@code bin/lib/bench
 * sandbox}, on a machine that does nothing else.
 */
public final class SandboxBench {
  private static final int ROUNDS = 40;
  private static final int WARM = 8;
  private static final int SECONDS = 10;
  private static final int AT_ONCE = 8;
  private static final String SLEEPS = "#include <unistd.h>\nint main(void) { for (;;) pause(); }\n";
  private static final AtomicInteger ROOM = new AtomicInteger();

  private SandboxBench() {}

  public static void main(String[] arguments) throws Exception {
    String hello = Resources.text("probes/hello.c");
    Path folder = Files.createTempDirectory("bench");
    Files.writeString(folder.resolve("main.c"), hello);
    Rooms.sandbox();
    for (Profile profile : EnumSet.complementOf(EnumSet.of(Profile.TESTS))) {
      Work bare = () -> bare(folder, profile);
      against(profile.slug(), profile.runs() ? bare : () -> compiled(folder), () -> boxed(hello, profile, room()));
    }
    against("quick, a second time in its room", () -> bare(folder, Profile.QUICK), () -> boxed(hello, Profile.QUICK, "again"));
    throughput(hello);
    stops();
    System.exit(0);
  }

  private interface Work {
    void run() throws Exception;
  }

  private static String room() {
    return "bench " + ROOM.incrementAndGet();
  }

  private static void against(String what, Work bare, Work boxed) throws Exception {
    List<Double> one = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int i = -WARM; i < ROUNDS; i++) {
      double outside = millis(bare);
      double inside = millis(boxed);
      if (i >= 0) {
        one.add(outside);
        other.add(inside);
      }
    }
    say("%s: bare %.1f ms, sandbox %.1f ms, %.2f times", what, median(one), median(other), median(other) / median(one));
  }

  private static void say(String words, Object... values) {
    System.out.println(String.format(Locale.ROOT, words, values));
  }

  private static double median(List<Double> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }

  private static double millis(Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static void boxed(String text, Profile profile, String room) throws Exception {
    Recorder seen = new Recorder();
    Rooms.sandbox().start(room, profile, List.of(new Source("main.c", text)), seen);
    seen.result();
  }

  private static void bare(Path folder, Profile profile) throws IOException, InterruptedException {
    gcc(folder, profile);
    new ProcessBuilder(folder.resolve("a.out").toString()).start().waitFor();
  }

  private static void compiled(Path folder) throws IOException, InterruptedException {
    gcc(folder, Profile.QUICK);
  }

  private static void gcc(Path folder, Profile profile) throws IOException, InterruptedException {
    Kit kit = new Kit(folder, folder, folder, "io.o", "", "");
    List<String> command =
        new ArrayList<>(new Compiler(kit, true).command(profile, Compiler.Form.JSON, List.of(new Source("main.c", ""))));
    command.replaceAll(word -> word.equals(Bwrap.EMITTED) ? "a.out" : word);
    command.remove("/kit/io.o");
    new ProcessBuilder(command).directory(folder.toFile()).start().waitFor();
  }

  /** Runs of a program that is compiled already, a few rooms at a time. */
  private static void throughput(String hello) throws Exception {
    AtomicInteger runs = new AtomicInteger();
    CountDownLatch left = new CountDownLatch(AT_ONCE);
    long until = System.nanoTime() + SECONDS * 1_000_000_000L;
    for (int i = 0; i < AT_ONCE; i++) {
      String room = room();
      Thread.startVirtualThread(() -> {
        try {
          while (System.nanoTime() < until) {
            boxed(hello, Profile.QUICK, room);
            runs.incrementAndGet();
          }
        } catch (Exception e) {
          throw new IllegalStateException(e);
        } finally {
          left.countDown();
        }
      });
    }
    left.await();
    say("trivial runs, %d rooms at a time: %.0f a second", AT_ONCE, runs.get() / (double) SECONDS);
  }

  /** From Stop until everybody could be told. */
  private static void stops() throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Recorder seen = new Recorder();
      Runner.Run run = Rooms.sandbox().start("stops", Profile.QUICK, List.of(new Source("main.c", SLEEPS)), seen);
      seen.until(told -> told.stages.contains(Stage.RUNNING));
      times.add(millis(() -> {
        run.stop();
        seen.result();
      }));
    }
    say("Stop: median %.0f ms, highest %.0f ms", median(times), Collections.max(times));
  }
}
