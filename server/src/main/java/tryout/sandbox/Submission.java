package tryout.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.run.Channel;
import tryout.run.Finding;
import tryout.run.Profile;
import tryout.run.Receipt;
import tryout.run.Result;
import tryout.run.Runner;
import tryout.run.Source;
import tryout.run.Stage;
import tryout.run.Verdict;
import tryout.text.FilesDigest;

/**
 * One run from its sources to its result: a sandbox for the compiler, then one for the program. {@link #drive} does it
 * all on the calling thread and is the only one that calls the listener; the other methods may come from anywhere.
 */
final class Submission {
  private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

  static final String NO_LEAKS = "Leak check not available here.";

  private final Workshop workshop;
  private final String room;
  private final Profile profile;
  private final Limits limits;
  private final List<Source> sources;
  private final Runner.Listener listener;
  private final Outlet outlet;
  private final ProgramInput input;
  private @Nullable Cell current;
  private boolean stopped;
  private boolean over;

  /** @param room whose text it is: what was compiled for it before is used again */
  Submission(Workshop workshop, String room, Profile profile, Limits limits, List<Source> sources,
      Runner.Listener listener) {
    this.workshop = workshop;
    this.room = room;
    this.profile = profile;
    this.limits = limits;
    this.sources = List.copyOf(sources);
    this.listener = listener;
    this.outlet = new Outlet(listener);
    this.input = new ProgramInput(limits.input());
  }

  ProgramInput input() {
    return input;
  }

  synchronized void stop() {
    stopped = true;
    outlet.discard();
    if (current != null) {
      current.kill(Cause.STOP);
    }
  }

  private synchronized boolean stopped() {
    return stopped;
  }

  /** The process of the sandbox that is at work, or 0. */
  synchronized long pid() {
    return current == null ? 0 : current.pid();
  }

  synchronized boolean over() {
    return over;
  }

  /** Blocks until the end; {@code onRest} is told when the program waits for something. */
  Result drive(Runnable onRest) {
    try {
      if (stopped()) {
        return result(Ruling.stopped());
      }
      listener.stage(Stage.COMPILING);
      return compiled(onRest);
    } catch (IOException e) {
      LOG.warn("A sandbox could not be set up: {}", e.getMessage());
      return result(Ruling.fault());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result(Ruling.fault());
    } finally {
      finish();
    }
  }

  private Result compiled(Runnable onRest) throws IOException, InterruptedException {
    if (Compiler.programs(sources).isEmpty()) {
      return result(Diagnosis.nothing());
    }
    Build told = built();
    tell(told.said());
    Limits most = workshop.compileLimits(profile);
    Optional<Ruling> trouble = Diagnosis.of(told.ending(), profile, told.said(), new Lines(sources), most);
    if (trouble.isEmpty() && stopped()) {
      return result(Ruling.stopped());
    }
    if (trouble.isPresent()) {
      return result(trouble.get());
    }
    return profile.runs() ? run(told.program().toByteArray(), onRest) : result(Ruling.looked(told.said()));
  }

  /** The same text in the same room comes to the same, and is not compiled again. */
  private Build built() throws IOException, InterruptedException {
    Builds.Key key = Builds.Key.of(room, profile, sources);
    Optional<Build> before = workshop.builds().find(key);
    if (before.isPresent()) {
      return before.get();
    }
    Build build = compile(Compiler.Form.JSON);
    // gcc throws its JSON away when it stops at its most errors.
    Build told = build.said().gaveUp() ? compile(Compiler.Form.TEXT) : build;
    if (told.lasts()) {
      workshop.builds().keep(key, told);
    }
    return told;
  }

  private Build compile(Compiler.Form form) throws IOException, InterruptedException {
    Cell cell = workshop.compile(profile, form, sources);
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    cell.read(
        (bytes, length) -> keep(program, bytes, length, workshop.compileLimits(profile).binary(), cell),
        (bytes, length) -> keep(words, bytes, length, Diagnostics.MOST_BYTES, cell));
    Ending ending = await(cell, outlet.new Tap(0, () -> {}));
    return new Build(ending, program, Diagnostics.read(words.toString(StandardCharsets.UTF_8), sources));
  }

  private static void keep(ByteArrayOutputStream kept, byte[] bytes, int length, int most, Cell cell) {
    if (kept.size() + length > most) {
      cell.kill(Cause.OUTPUT);
    } else {
      kept.write(bytes, 0, length);
    }
  }

  private void tell(Diagnostics said) throws InterruptedException {
    byte[] listing = said.listing().getBytes(StandardCharsets.UTF_8);
    Outlet.Tap tap = outlet.new Tap(listing.length, () -> {});
    tap.take(Channel.COMPILER, listing, listing.length);
    tap.close();
    outlet.pump(tap);
    tell(said.findings());
  }

  private void tell(List<Finding> findings) {
    for (int i = 0; i < findings.size() && !stopped(); i += Runner.Listener.MOST_FOUND) {
      listener.found(findings.subList(i, Math.min(findings.size(), i + Runner.Listener.MOST_FOUND)));
    }
  }

  private Result run(byte[] program, Runnable onRest) throws IOException, InterruptedException {
    listener.stage(Stage.RUNNING);
    if (stopped()) {
      return result(Ruling.stopped());
    }
    Cell cell = workshop.run(profile, program, limits, onRest);
    Outlet.Tap tap = outlet.new Tap(limits.output(), () -> cell.kill(Cause.OUTPUT));
    cell.read(
        (bytes, length) -> tap.take(Channel.OUT, bytes, length),
        (bytes, length) -> tap.take(Channel.ERR, bytes, length));
    input.feed(cell);
    Ending ending = await(cell, tap);
    Optional<SanitizerReport.Told> told =
        profile == Profile.SANITIZED ? SanitizerReport.read(tap.text(Channel.ERR), sources) : Optional.empty();
    Ruling ruling = Ruling.of(ending, profile, limits, told);
    if (ruling.verdict() == Verdict.SANITIZER) {
      tell(told.flatMap(SanitizerReport.Told::finding).stream().toList());
    }
    return ending.report().map(report -> result(ruling, report)).orElseGet(() -> result(ruling, ending));
  }

  /** Hands output on while the sandbox lives, then gives its ending. */
  private Ending await(Cell cell, Outlet.Tap tap) throws IOException, InterruptedException {
    use(cell);
    CompletableFuture<Ending> ended = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            ended.complete(cell.await());
          } catch (IOException | InterruptedException | RuntimeException e) {
            ended.completeExceptionally(e);
          } finally {
            workshop.done(cell);
            tap.close();
          }
        });
    outlet.pump(tap);
    try {
      Ending ending = ended.join();
      if (ending.fault()) {
        LOG.warn("A sandbox ended with {} and no report: {}", ending.exit(), ending.words().strip());
      }
      return ending;
    } catch (CompletionException e) {
      throw new IOException("the end of a sandbox was not seen", e);
    }
  }

  private synchronized void use(Cell cell) {
    current = cell;
    if (stopped) {
      cell.kill(Cause.STOP);
    }
  }

  private synchronized void finish() {
    over = true;
    current = null;
    input.end();
  }

  private Result result(Ruling ruling, Report report) {
    return new Result(
        ruling.verdict(),
        ruling.sentence() + (leaksUnseen(report) ? " " + NO_LEAKS : ""),
        report.exit(),
        report.signal(),
        report.wall(),
        report.cpu(),
        report.maxRssKib(),
        workshop.compiler().flags(profile),
        receipt());
  }

  /** Whether it ended by itself, where the sanitizer would look for leaks and cannot. */
  private boolean leaksUnseen(Report report) {
    return profile == Profile.SANITIZED && !workshop.proc() && report.signal() == 0;
  }

  /** A killed program left no report: what the watchdog saw stands in for it. */
  private Result result(Ruling ruling, Ending ending) {
    return killed(ruling, ending.wall(), ending.cpu(), ending.peak() >> 10);
  }

  Result result(Ruling ruling) {
    return killed(ruling, Duration.ZERO, Duration.ZERO, 0);
  }

  private Result killed(Ruling ruling, Duration wall, Duration cpu, long peak) {
    String flags = workshop.compiler().flags(profile);
    return new Result(ruling.verdict(), ruling.sentence(), -1, 0, wall, cpu, peak, flags, receipt());
  }

  private Optional<Receipt> receipt() {
    Map<String, byte[]> files = new HashMap<>();
    sources.forEach(source -> files.put(source.name(), source.text().getBytes(StandardCharsets.UTF_8)));
    return Optional.of(new Receipt(FilesDigest.of(files), workshop.compiler().version(), limits.words(), workshop.policy(profile)));
  }
}
