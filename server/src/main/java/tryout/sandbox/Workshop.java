package tryout.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tryout.run.Profile;
import tryout.run.Source;

/** Everything that sandboxes are made with on this machine, and the two kinds that are made. */
final class Workshop implements AutoCloseable {
  private final SandboxSettings settings;
  private final Set<Guard> guards;
  private final Tools tools;
  private final Compiler compiler;
  private final Spares spares;
  private final Builds builds = new Builds(Builds.MOST_BYTES);
  private final Watchdog watchdog = new Watchdog();
  private final byte[] filter = Seccomp.filter(false);
  private final byte[] sanitizedFilter = Seccomp.filter(true);
  private final boolean noAslr = Machine.tooRandom();
  private final Set<Cell> survivors = ConcurrentHashMap.newKeySet();
  private final boolean proc;
  private final Map<Profile, String> policies = new EnumMap<>(Profile.class);

  private Workshop(SandboxSettings settings, Set<Guard> guards, Account account, Kit kit) {
    this.settings = settings;
    this.guards = guards;
    this.compiler = new Compiler(kit, Machine.linker("gold"));
    this.tools = new Tools(new Launcher(!guards.contains(Guard.ENVIRONMENT)), kit, account, Backend.chosen());
    this.spares = new Spares(bwrap -> blank(bwrap).spare());
    watchdog.start();
    // In a container parts of /proc are often covered; then the kernel lets nobody mount a fresh one.
    this.proc = starts(true) || !starts(false);
    for (Profile profile : EnumSet.complementOf(EnumSet.of(Profile.TESTS))) {
      policies.put(profile, Policy.digest(kit, List.of(compiling(profile, Compiler.Form.JSON, List.of()), running(profile, limits(profile))),
          List.of(filter, sanitizedFilter)));
    }
  }

  static Workshop open(SandboxSettings settings, Set<Guard> guards) throws Broken {
    Account account = Account.choose(settings.user());
    Kit kit = Kit.build(settings.directory(), guards);
    account.reaches(kit.folder());
    return new Workshop(settings, EnumSet.copyOf(guards), account, kit);
  }

  Builds builds() {
    return builds;
  }

  Compiler compiler() {
    return compiler;
  }

  Account account() {
    return tools.account();
  }

  Backend backend() {
    return tools.backend();
  }

  /** Whether programs see a {@code /proc} of their own, without which no leak can be looked for. */
  boolean proc() {
    return proc;
  }

  /** The version of the compiler, and the digests of the walls: what else a result may depend on. */
  String basis() {
    return compiler.version() + " " + policy(Profile.QUICK) + " " + policy(Profile.SANITIZED);
  }

  Limits compileLimits(Profile profile) {
    return profile.runs() ? settings.compile() : settings.syntax();
  }

  Limits limits(Profile profile) {
    return profile == Profile.SANITIZED ? settings.sanitized() : settings.quick();
  }

  /** Digest of all that the walls around a run of this profile are made of. */
  String policy(Profile profile) {
    return Objects.requireNonNull(policies.get(profile));
  }

  private Bwrap compiling(Profile profile, Compiler.Form form, List<Source> sources) {
    return compiling(profile, compileLimits(profile), form, sources);
  }

  private Bwrap compiling(Profile profile, Limits limits, Compiler.Form form, List<Source> sources) {
    return new Bwrap(
        Bwrap.Kind.COMPILE,
        tools.kit().sbx(),
        tools.kit().folder(),
        sources.stream().map(Source::name).toList(),
        List.of(),
        limits,
        false,
        false,
        compiler.command(profile, form, sources),
        guards);
  }

  /** A program with words behind its name. */
  private Bwrap trial(Profile profile, Limits limits, List<String> words) {
    Bwrap bwrap = running(profile, limits);
    List<String> command = new ArrayList<>(bwrap.command());
    command.addAll(words);
    return bwrap.running(command);
  }

  private Bwrap running(Profile profile, Limits limits) {
    return new Bwrap(
        Bwrap.Kind.RUN,
        tools.kit().sbx(),
        tools.kit().folder(),
        List.of(),
        Compiler.environment(profile, limits, proc),
        limits,
        proc,
        profile == Profile.SANITIZED && noAslr,
        List.of(Bwrap.PROGRAM),
        guards);
  }

  Cell compile(Profile profile, Compiler.Form form, List<Source> sources) throws IOException {
    Bwrap bwrap = compiling(profile, form, sources);
    List<byte[]> texts = sources.stream().map(one -> one.text().getBytes(StandardCharsets.UTF_8)).toList();
    return start(bwrap, texts, Optional.empty(), () -> {});
  }

  Cell run(Profile profile, byte[] program, Limits limits, Runnable onRest) throws IOException {
    Bwrap bwrap = running(profile, limits);
    return start(bwrap, bwrap.environ(), Optional.of(program), onRest);
  }

  /** Calls the compiler with a command of its own on files that are no text of a room. */
  Cell call(Profile profile, Limits limits, List<String> command, List<String> names, List<byte[]> contents) throws IOException {
    Bwrap bwrap = compiling(profile, limits, Compiler.Form.TEXT, List.of()).calling(names, command);
    return guarded(blank(bwrap).start(contents, Optional.empty(), () -> {}));
  }

  /** Runs a program once, in a sandbox that is like no other and so is not made beforehand. */
  Cell trial(Profile profile, byte[] program, Limits limits, List<String> words) throws IOException {
    Bwrap bwrap = trial(profile, limits, words);
    return guarded(blank(bwrap).start(bwrap.environ(), Optional.of(program), () -> {}));
  }

  private Cell guarded(Cell cell) {
    watchdog.guard(cell);
    return cell;
  }

  private Cell start(Bwrap bwrap, List<byte[]> sources, Optional<byte[]> program, Runnable onRest) throws IOException {
    Optional<Spare> spare = spares.take(bwrap);
    return guarded(spare.isPresent()
        ? spare.get().fill(sources, program, onRest)
        : blank(bwrap).start(sources, program, onRest));
  }

  private Blank blank(Bwrap bwrap) throws IOException {
    return Blank.of(tools, bwrap, bwrap.sanitized() ? sanitizedFilter : filter);
  }

  /** The processes that stand for sandboxes in which nothing runs yet. */
  Set<Long> spares() {
    return spares.pids();
  }

  /** To be called when a cell has ended. */
  void done(Cell cell) {
    watchdog.leave(cell);
    spares.ended(cell.bwrap());
    if (cell.lives()) {
      survivors.add(cell);
    }
  }

  /** Whether something of a cell that has ended is there still. */
  boolean survivors() {
    survivors.removeIf(cell -> !cell.lives());
    return !survivors.isEmpty();
  }

  /** Whether a sandbox comes to be, in which the helper runs itself once more and refuses that. */
  private boolean starts(boolean withProc) {
    List<String> helper = List.of("/sbxinit");
    Limits limits = settings.quick();
    Bwrap bwrap =
        new Bwrap(Bwrap.Kind.RUN, tools.kit().sbx(), tools.kit().folder(), List.of(), List.of(), limits, withProc, false, helper, guards);
    try {
      Cell cell = start(bwrap, bwrap.environ(), Optional.of(new byte[0]), () -> {});
      try {
        cell.read((bytes, length) -> {}, (bytes, length) -> {});
        return cell.await().report().isPresent();
      } finally {
        done(cell);
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    spares.close();
    watchdog.close();
    tools.launcher().close();
    RequestFolder.remove(tools.kit().requests());
  }
}
