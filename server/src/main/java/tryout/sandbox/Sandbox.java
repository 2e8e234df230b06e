package tryout.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Allowance;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Profile;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;

/**
 * Compiles and runs programs written by strangers.
 *
 * <p>A run is two sandboxes, one for the compiler and one for the program, because compiling is executing: includes,
 * assembler directives and compiler bugs are within reach of a text. Each is a fresh set of namespaces made by
 * bubblewrap, with no network, no writable place but a small {@code /tmp}, no more than about 190 system calls, an empty
 * environment and hard limits; it is used once and gone.
 *
 * <p>Nothing inside is ever opened from outside. Sources go in by descriptor, the compiled program comes out as bytes of
 * a pipe and goes in again by descriptor, output comes through pipes with a cap. A helper written in C, {@code sbx},
 * stands on both sides: outside it drops privileges and becomes bwrap, inside it is PID 1, sets the limits, reaps and
 * reports.
 *
 * <p>There is no way around it: if a check of the self-test fails, running is off and says why.
 */
public final class Sandbox implements Runner, Benches, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
  private static final int MOST_FILES = 16;
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration TEST_IDLE = Duration.ofHours(1);

  private final Optional<Workshop> workshop;
  private final Optional<Fitness> fitness;
  private final List<Check> checks;
  private final RunQueue queue;
  private final SyntaxLane lane;
  private final Map<Submission, CompletableFuture<Void>> open = new HashMap<>();
  private final Map<Workbench, CompletableFuture<Void>> benches = new HashMap<>();

  private Sandbox(SandboxSettings settings, List<Check> checks, Optional<Workshop> workshop) {
    boolean exact = workshop.filter(shop -> shop.backend().exact()).isPresent();
    this.workshop = workshop;
    this.fitness = workshop.map(shop -> new Fitness(shop, checks));
    this.lane = new SyntaxLane(Math.max(1, settings.parallel() / 2));
    this.checks = checks;
    this.queue = new RunQueue(Math.max(1, exact ? settings.parallel() : settings.parallel() / 2), settings.resting());
  }

  /**
   * Builds the kit and tests the machine; blocks for up to 10 s. It does not throw: where running is not safe here,
   * {@link #off} says why.
   */
  public static Sandbox open(SandboxSettings settings) {
    return open(settings, check -> {});
  }

  /** The same; {@code progress} is told each check as soon as it is done. */
  public static Sandbox open(SandboxSettings settings, Consumer<Check> progress) {
    return open(settings, EnumSet.allOf(Guard.class), progress, TEST_IDLE);
  }

  /** For tests: leaves out guards, so that the self-test can be seen to miss them. */
  static Sandbox open(SandboxSettings settings, Set<Guard> guards) {
    return open(settings, guards, check -> {}, TEST_IDLE);
  }

  /** @param idle how often it is tested again while nobody runs anything */
  static Sandbox open(SandboxSettings settings, Set<Guard> guards, Consumer<Check> progress, Duration idle) {
    List<Check> machine = Machine.checks();
    if (!SelfTest.off(machine).isEmpty()) {
      machine.forEach(progress);
      return closed(settings, machine);
    }
    try {
      Workshop workshop = Workshop.open(settings, guards);
      List<Check> checks = new SelfTest(workshop, progress).run();
      Sandbox sandbox = new Sandbox(settings, checks, Optional.of(workshop));
      sandbox.fitness.ifPresent(fitness -> fitness.watch(sandbox.queue::idle, idle));
      return sandbox;
    } catch (Broken e) {
      Check broken = Check.bad("account and files", String.valueOf(e.getMessage()));
      progress.accept(broken);
      return closed(settings, List.of(broken));
    }
  }

  /** A sandbox that never runs anything. */
  private static Sandbox closed(SandboxSettings settings, List<Check> checks) {
    return new Sandbox(settings, checks, Optional.empty());
  }

  /** Tells the log whether programs can be run, and what keeps them to their limits. */
  public void report() {
    if (off().isEmpty()) {
      LOG.info("Sandbox: on; {}", workshop.map(shop -> shop.backend().sentence()).orElse(""));
    } else {
      LOG.warn("Running code is off: {}", off());
    }
  }

  /** What the last self-test looked at, in order. */
  public List<Check> checks() {
    return fitness.map(Fitness::checks).orElse(checks);
  }

  /** The processes that stand for sandboxes made beforehand, in which nothing runs yet. */
  Set<Long> spares() {
    return workshop.map(Workshop::spares).orElse(Set.of());
  }

  /** How many programs wait for their turn. */
  public int waiting() {
    return queue.waiting();
  }

  @Override
  public String off() {
    return fitness.map(Fitness::off).orElseGet(() -> SelfTest.off(checks));
  }

  @Override
  public String flags(Profile profile) {
    return workshop.map(shop -> shop.compiler().flags(profile)).orElse("");
  }

  @Override
  public Optional<Allowance> allowance(Profile profile) {
    return workshop.map(shop -> shop.limits(profile)).map(limits ->
        new Allowance(limits.cpu(), limits.memory(), limits.output() >> 10, limits.procs()));
  }

  @Override
  public Run start(String room, Profile profile, List<Source> sources, Listener listener) {
    if (profile == Profile.TESTS) {
      throw new IllegalArgumentException("Tests are run on a bench, many programs at a time.");
    }
    Workshop shop = workshop.filter(any -> off().isEmpty()).orElseThrow(() -> new Refused(Code.RUNNER_OFF, off()));
    check(sources);
    Submission submission = new Submission(shop, room, profile, shop.limits(profile), sources, listener);
    RunQueue.Turn turn = queue.enter(room);
    synchronized (open) {
      open.put(submission, new CompletableFuture<>());
    }
    Thread.startVirtualThread(() -> drive(submission, turn, listener));
    return new Handle(submission, turn, queue);
  }

  @Override
  public void check(String room, List<Source> sources, Consumer<Checked> told) {
    check(sources);
    workshop.filter(shop -> off().isEmpty()).ifPresent(shop -> lane.ask(room, () -> {
      Look look = new Look();
      Submission submission =
          new Submission(shop, room, Profile.SYNTAX, shop.compileLimits(Profile.SYNTAX), sources, look);
      told.accept(look.checked(submission.drive(() -> {})));
    }));
  }

  @Override
  public Bench bench(String room) {
    Workshop shop = workshop.filter(any -> off().isEmpty()).orElseThrow(() -> new Refused(Code.RUNNER_OFF, off()));
    Workbench bench = new Workbench(shop, queue, room, () -> fitness.ifPresent(Fitness::fault), this::left);
    synchronized (open) {
      benches.put(bench, new CompletableFuture<>());
    }
    return bench;
  }

  @Override
  public String basis() {
    return workshop.map(Workshop::basis).orElse("");
  }

  @Override
  public boolean idle() {
    return queue.idle();
  }

  private void left(Workbench bench) {
    synchronized (open) {
      CompletableFuture<Void> end = benches.remove(bench);
      if (end != null) {
        end.complete(null);
      }
    }
  }

  private void drive(Submission submission, RunQueue.Turn turn, Listener listener) {
    Result result = submission.result(Ruling.fault());
    try {
      listener.stage(Stage.QUEUED);
      result = turn.await() ? submission.drive(() -> queue.rest(turn)) : submission.result(Ruling.stopped());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("A run broke off", e);
    } finally {
      queue.leave(turn);
    }
    if (result.verdict() == Verdict.SANDBOX_FAULT) {
      fitness.ifPresent(Fitness::fault);
    }
    try {
      listener.ended(result);
    } finally {
      forget(submission);
    }
  }

  private void forget(Submission submission) {
    synchronized (open) {
      CompletableFuture<Void> end = open.remove(submission);
      if (end != null) {
        end.complete(null);
      }
    }
  }

  private static void check(List<Source> sources) {
    if (sources.size() > MOST_FILES) {
      throw new Refused(Code.TOO_LARGE, "A run takes %d files at most.".formatted(MOST_FILES));
    }
    long bytes = 0;
    Set<String> names = new HashSet<>();
    for (Source source : sources) {
      if (!Names.good(source.name()) || !names.add(source.name())) {
        throw Refused.field("/files", "%s cannot be the name of a file here.".formatted(source.name()));
      }
      bytes += source.text().getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MOST_BYTES) {
      throw new Refused(Code.TOO_LARGE, "A run takes %d KiB of text at most.".formatted(MOST_BYTES / 1024));
    }
  }

  /** Runs the self-test again and turns running on or off by its result; blocks for up to 10 s. */
  public void test() {
    fitness.ifPresent(Fitness::test);
  }

  /** Stops all runs and benches and waits at most 2 s until each has been told so. */
  @Override
  public void close() {
    fitness.ifPresent(Fitness::close);
    lane.close();
    List<CompletableFuture<Void>> ends;
    synchronized (open) {
      open.keySet().forEach(Submission::stop);
      benches.keySet().forEach(Workbench::stop);
      ends = Stream.of(open, benches).flatMap(all -> all.values().stream()).toList();
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    all.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
    workshop.ifPresent(Workshop::close);
  }

  private record Handle(Submission submission, RunQueue.Turn turn, RunQueue queue) implements Run {
    @Override
    public void input(String text) {
      if (!submission.over()) {
        submission.input().add(text);
      }
    }

    @Override
    public void endInput() {
      submission.input().end();
    }

    @Override
    public void stop() {
      submission.stop();
      queue.giveUp(turn);
    }
  }
}
