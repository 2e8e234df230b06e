package tryout.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Bench;
import tryout.run.Bytes;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Verdict;

/**
 * Each unit is compiled, and each trial run, in a sandbox of its own. Whoever has it has one turn of the queue until
 * {@link #close}; those that come after others let others in between two sandboxes.
 */
final class Workbench implements Bench {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final int MOST_COMPLAINTS = 64 << 10;

  private final Workshop workshop;
  private final RunQueue queue;
  private final RunQueue.Turn turn;
  private final boolean afterOthers;
  private final Runnable fault;
  private final Consumer<Workbench> gone;
  private @Nullable Cell current;
  private boolean stopped;

  /**
   * Takes its place in the queue.
   *
   * @param fault told when a sandbox fails
   * @param gone told when it is closed
   */
  Workbench(Workshop workshop, RunQueue queue, String room, Runnable fault, Consumer<Workbench> gone) {
    this.workshop = workshop;
    this.queue = queue;
    this.turn = queue.enter(room);
    this.afterOthers = Runner.isAfterOthers(room);
    this.fault = fault;
    this.gone = gone;
  }

  @Override
  public void await() {
    if (!turn.await()) {
      throw new Stopped();
    }
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    queue.giveUp(turn);
    if (current != null) {
      current.kill(Cause.STOP);
    }
  }

  /** What is at work now, to be stopped with it. */
  private synchronized void works(@Nullable Cell cell) {
    current = cell;
    if (stopped && cell != null) {
      cell.kill(Cause.STOP);
    }
  }

  private synchronized void goOn() {
    if (stopped) {
      throw new Stopped();
    }
  }

  @Override
  public Unit unit(Profile profile, List<Source> sources, Duration most) {
    Limits limits = workshop.compileLimits(profile).atMost(most);
    Unit told = unit(profile, limits, Compiler.Form.JSON, sources);
    // gcc throws its JSON away when it stops at its most errors.
    return told == null ? Objects.requireNonNull(unit(profile, limits, Compiler.Form.TEXT, sources)) : told;
  }

  private @Nullable Unit unit(Profile profile, Limits limits, Compiler.Form form, List<Source> sources) {
    if (Compiler.programs(sources).isEmpty()) {
      return hindered(Diagnosis.nothing().sentence(), new Diagnostics(List.of(), 0, "", ""));
    }
    List<byte[]> texts = sources.stream().map(one -> one.text().getBytes(StandardCharsets.UTF_8)).toList();
    List<String> names = sources.stream().map(Source::name).toList();
    Made made = made(limits, profile, workshop.compiler().unit(profile, form, sources), names, texts);
    Diagnostics said = Diagnostics.read(made.words(), sources);
    if (form == Compiler.Form.JSON && said.gaveUp()) {
      return null;
    }
    Optional<Ruling> trouble = Diagnosis.of(made.ending(), profile, said, new Lines(sources), limits);
    return trouble.isPresent() ? hindered(trouble.get().sentence(), said) : read(made.bytes(), said);
  }

  private static Unit hindered(String trouble, Diagnostics said) {
    return new Unit(trouble, said.findings(), OutputFilter.safe(said.listing()), Bytes.NONE, Set.of(), Set.of(), false);
  }

  private static Unit read(Bytes object, Diagnostics said) {
    try {
      ObjectFile file = ObjectFile.read(object.toArray());
      return new Unit("", said.findings(), OutputFilter.safe(said.listing()), object, file.defined(), file.needed(), file.early());
    } catch (ObjectFile.Malformed e) {
      return hindered("The compiler made something that cannot be linked.", said);
    }
  }

  @Override
  public Program link(Profile profile, List<Unit> units) {
    List<String> names = IntStream.range(0, units.size()).mapToObj("unit%d.o"::formatted).toList();
    Limits limits = workshop.compileLimits(profile);
    Made made = made(limits, profile, workshop.compiler().link(profile, names), names, units.stream().map(unit -> unit.object().toArray()).toList());
    Diagnostics said = Diagnostics.read(made.words(), List.of());
    return Diagnosis.of(made.ending(), profile, said, new Lines(List.of()), limits)
        .map(trouble -> new Program(trouble.sentence(), Bytes.NONE))
        .orElseGet(() -> new Program("", made.bytes()));
  }

  private record Made(Ending ending, Bytes bytes, String words) {}

  private Made made(Limits limits, Profile profile, List<String> command, List<String> names, List<byte[]> contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    await();
    goOn();
    try {
      Cell cell = workshop.call(profile, limits, command, names, contents);
      works(cell);
      cell.read(
          (bytes, length) -> keep(out, bytes, length, limits.binary(), cell),
          (bytes, length) -> keep(err, bytes, length, Diagnostics.MOST_BYTES, cell));
      Ending ending = ended(cell);
      return new Made(ending, Bytes.of(out.toByteArray()), err.toString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static void keep(ByteArrayOutputStream kept, byte[] bytes, int length, int most, Cell cell) {
    int room = Math.max(0, Math.min(length, most - kept.size()));
    kept.write(bytes, 0, room);
    if (room < length) {
      cell.kill(Cause.OUTPUT);
    }
  }

  @Override
  public Tried run(Profile profile, Bytes program, Trial trial, List<Source> sources) {
    Limits limits = workshop.limits(profile).trial(trial.cpu(), trial.memory(), trial.output());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    await();
    goOn();
    try {
      Cell cell = workshop.trial(profile, program.toArray(), limits, trial.words());
      works(cell);
      cell.read(
          (bytes, length) -> keep(out, bytes, length, limits.output(), cell),
          (bytes, length) -> keep(err, bytes, length, MOST_COMPLAINTS, cell));
      feed(cell, trial.input().toArray());
      return tried(profile, ended(cell), limits, Bytes.of(out.toByteArray()), err.toString(StandardCharsets.UTF_8), sources);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** On a thread of its own, since a program that does not read holds up whoever writes. */
  private static void feed(Cell cell, byte[] input) {
    var _ = Thread.ofPlatform().daemon().name("sandbox-in").start(() -> {
      try {
        cell.write(input);
        cell.endInput();
      } catch (IOException e) {
        LOG.debug("A program ended before it had read all: {}", e.getMessage());
      }
    });
  }

  private static Tried tried(Profile profile, Ending ending, Limits limits, Bytes out, String err, List<Source> sources) {
    Optional<SanitizerReport.Told> told =
        profile == Profile.SANITIZED ? SanitizerReport.read(err, sources) : Optional.empty();
    Ruling ruling = Ruling.of(ending, profile, limits, told);
    Duration cpu = ending.report().map(Report::cpu).orElse(ending.cpu());
    return new Tried(ruling.verdict(), ruling.sentence(), ending.report().map(Report::exit).orElse(-1), out, cpu,
        told.map(SanitizerReport.Told::sentence).orElse(""), told.flatMap(SanitizerReport.Told::finding));
  }

  private Ending ended(Cell cell) throws IOException {
    try {
      Ending ending = cell.await();
      works(null);
      goOn();
      if (ending.fault()) {
        LOG.warn("A sandbox ended with {} and no report: {}", ending.exit(), ending.words().strip());
        fault.run();
        throw new Refused(Code.RUNNER_OFF, Ruling.fault().sentence());
      }
      return ending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      workshop.done(cell);
      if (afterOthers) {
        queue.letOthers(turn);
      }
    }
  }

  private Refused broken(IOException e) {
    goOn();
    fault.run();
    LOG.warn("A sandbox could not be set up: {}", e.getMessage());
    return new Refused(Code.RUNNER_OFF, Ruling.fault().sentence());
  }

  @Override
  public String basis() {
    return workshop.basis();
  }

  @Override
  public boolean findsLeaks() {
    return workshop.proc();
  }

  @Override
  public void close() {
    queue.leave(turn);
    gone.accept(this);
  }
}
