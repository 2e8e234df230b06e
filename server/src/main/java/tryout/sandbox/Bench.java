package tryout.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.run.Bytes;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Source;
import tryout.run.Verdict;

/**
 * Builds a program of units that are compiled apart, so that none can read another's source, and runs it once for each
 * trial: the way a stranger's code meets tests that are hidden from it.
 *
 * <p>Whoever has it has one turn of the queue until {@link #close}. All methods block; use it from one thread.
 */
public final class Bench implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
  private static final int MOST_COMPLAINTS = 64 << 10;

  /**
   * Files that were compiled into one object, or what hinders it.
   *
   * @param trouble why there is no object, in one sentence, or empty
   * @param findings what the compiler said, places counting the files as they were given
   * @param listing the same as text
   * @param object its bytes; none where there is trouble
   * @param defines names that it offers
   * @param needs names that it asks for
   * @param early whether something of it would run before {@code main}
   */
  public record Unit(String trouble, List<Finding> findings, String listing, Bytes object, Set<String> defines,
      Set<String> needs, boolean early) {
    public Unit {
      findings = List.copyOf(findings);
      defines = Set.copyOf(defines);
      needs = Set.copyOf(needs);
    }
  }

  /**
   * A linked program, or what hinders it.
   *
   * @param trouble as of a unit
   * @param bytes none where there is trouble
   */
  public record Program(String trouble, Bytes bytes) {}

  /**
   * One run of a program.
   *
   * @param words behind its name: letters, digits and underscores
   * @param input all that it reads
   * @param cpu processor time; it ends at the next whole second at the latest
   * @param memory MiB
   * @param output bytes on both streams together
   */
  public record Trial(List<String> words, Bytes input, Duration cpu, int memory, int output) {
    public Trial {
      words = List.copyOf(words);
      words.forEach(Names::check);
    }
  }

  /**
   * What came of a trial.
   *
   * @param exit the exit status, or -1
   * @param out what it wrote, as it was, up to the cap
   * @param cpu processor time used
   * @param report what a sanitizer said in one sentence, or empty
   * @param fault where it says that, if in one of the candidate's files
   */
  public record Tried(Verdict verdict, String sentence, int exit, Bytes out, Duration cpu, String report,
      Optional<Finding> fault) {}

  private final Workshop workshop;
  private final Runnable onClose;

  /** @param onClose gives the turn back */
  Bench(Workshop workshop, Runnable onClose) {
    this.workshop = workshop;
    this.onClose = onClose;
  }

  /** Compiles all {@code .c} files into one object, with the headers that are given and no other file. */
  public Unit unit(Profile profile, List<Source> sources) {
    Unit told = unit(profile, Compiler.Form.JSON, sources);
    // gcc throws its JSON away when it stops at its most errors.
    return told == null ? Objects.requireNonNull(unit(profile, Compiler.Form.TEXT, sources)) : told;
  }

  private @Nullable Unit unit(Profile profile, Compiler.Form form, List<Source> sources) {
    if (Compiler.programs(sources).isEmpty()) {
      return hindered(Diagnosis.nothing().sentence(), new Diagnostics(List.of(), 0, "", ""));
    }
    List<byte[]> texts = sources.stream().map(one -> one.text().getBytes(StandardCharsets.UTF_8)).toList();
    List<String> names = sources.stream().map(Source::name).toList();
    Made made = made(profile, workshop.compiler().unit(profile, form, sources), names, texts);
    Diagnostics said = Diagnostics.read(made.words(), sources);
    if (form == Compiler.Form.JSON && said.gaveUp()) {
      return null;
    }
    Optional<Ruling> trouble = Diagnosis.of(made.ending(), profile, said, new Lines(sources), workshop.compileLimits(profile));
    return trouble.isPresent() ? hindered(trouble.get().sentence(), said) : read(made.bytes(), said);
  }

  private static Unit hindered(String trouble, Diagnostics said) {
    return new Unit(trouble, said.findings(), said.listing(), Bytes.NONE, Set.of(), Set.of(), false);
  }

  private static Unit read(Bytes object, Diagnostics said) {
    try {
      ObjectFile file = ObjectFile.read(object.toArray());
      return new Unit("", said.findings(), said.listing(), object, file.defined(), file.needed(), file.early());
    } catch (ObjectFile.Malformed e) {
      return hindered("The compiler made something that cannot be linked.", said);
    }
  }

  /** Links units into one program. */
  public Program link(Profile profile, List<Unit> units) {
    List<String> names = IntStream.range(0, units.size()).mapToObj("unit%d.o"::formatted).toList();
    Made made = made(profile, workshop.compiler().link(profile, names), names, units.stream().map(unit -> unit.object().toArray()).toList());
    Diagnostics said = Diagnostics.read(made.words(), List.of());
    return Diagnosis.of(made.ending(), profile, said, new Lines(List.of()), workshop.compileLimits(profile))
        .map(trouble -> new Program(trouble.sentence(), Bytes.NONE))
        .orElseGet(() -> new Program("", made.bytes()));
  }

  private record Made(Ending ending, Bytes bytes, String words) {}

  private Made made(Profile profile, List<String> command, List<String> names, List<byte[]> contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      Cell cell = workshop.call(profile, command, names, contents);
      cell.read(
          (bytes, length) -> keep(out, bytes, length, workshop.compileLimits(profile).binary(), cell),
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

  /** Runs the program once. Places in a report count these sources. */
  public Tried run(Profile profile, Bytes program, Trial trial, List<Source> sources) {
    Limits limits = workshop.limits(profile).trial(trial.cpu(), trial.memory(), trial.output());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      Cell cell = workshop.trial(profile, program.toArray(), limits, trial.words());
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
      if (ending.fault()) {
        LOG.warn("A sandbox ended with {} and no report: {}", ending.exit(), ending.words().strip());
        throw new Refused(Code.RUNNER_OFF, Ruling.fault().sentence());
      }
      return ending;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      workshop.done(cell);
    }
  }

  private static Refused broken(IOException e) {
    LOG.warn("A sandbox could not be set up: {}", e.getMessage());
    return new Refused(Code.RUNNER_OFF, Ruling.fault().sentence());
  }

  /** What it was compiled with: version of the compiler, and digest of the walls. */
  public String basis() {
    return workshop.compiler().version() + " " + workshop.policy(Profile.QUICK) + " " + workshop.policy(Profile.SANITIZED);
  }

  /** Whether leaks can be looked for here. */
  public boolean findsLeaks() {
    return workshop.proc();
  }

  @Override
  public void close() {
    onClose.run();
  }
}
