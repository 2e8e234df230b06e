package tryout.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tryout.run.Profile;
import tryout.run.Source;

/** Everything that sandboxes are made with on this machine, and the two kinds that are made. */
final class Workshop implements AutoCloseable {
  /** Above this many random bits the older address sanitizer finds its places taken. */
  private static final int MOST_RANDOM_BITS = 28;

  private final SandboxSettings settings;
  private final Set<Guard> guards;
  private final Account account;
  private final Kit kit;
  private final Compiler compiler;
  private final Launcher launcher;
  private final Watchdog watchdog = new Watchdog();
  private final byte[] filter = Seccomp.filter(false);
  private final byte[] sanitizedFilter = Seccomp.filter(true);
  private final boolean noAslr = randomBits() > MOST_RANDOM_BITS;

  private Workshop(SandboxSettings settings, Set<Guard> guards, Account account, Kit kit) {
    this.settings = settings;
    this.guards = guards;
    this.account = account;
    this.kit = kit;
    this.compiler = new Compiler(kit, Files.isExecutable(Path.of("/usr/bin/ld.gold")));
    this.launcher = new Launcher(!guards.contains(Guard.ENVIRONMENT));
    watchdog.start();
  }

  static Workshop open(SandboxSettings settings, Set<Guard> guards) throws Broken {
    Account account = Account.choose(settings.user());
    Kit kit = Kit.build(settings.directory(), guards);
    account.reaches(kit.folder());
    return new Workshop(settings, EnumSet.copyOf(guards), account, kit);
  }

  Compiler compiler() {
    return compiler;
  }

  Account account() {
    return account;
  }

  Limits compileLimits(Profile profile) {
    return profile.runs() ? settings.compile() : settings.syntax();
  }

  Limits limits(Profile profile) {
    return profile == Profile.SANITIZED ? settings.sanitized() : settings.quick();
  }

  Cell compile(Profile profile, List<Source> sources) throws IOException {
    Bwrap bwrap =
        new Bwrap(
            Bwrap.Kind.COMPILE,
            kit.sbx(),
            kit.folder(),
            sources.stream().map(Source::name).toList(),
            List.of(),
            compileLimits(profile),
            false,
            compiler.command(profile, sources),
            guards);
    List<byte[]> texts = sources.stream().map(one -> one.text().getBytes(StandardCharsets.UTF_8)).toList();
    return guarded(Cell.start(launcher, kit, account, bwrap, texts, Optional.empty(), filter, () -> {}));
  }

  Cell run(Profile profile, byte[] program, Limits limits, Runnable onRest) throws IOException {
    boolean sanitized = profile == Profile.SANITIZED;
    Bwrap bwrap =
        new Bwrap(
            Bwrap.Kind.RUN,
            kit.sbx(),
            kit.folder(),
            List.of(),
            Compiler.environment(profile, limits),
            limits,
            sanitized && noAslr,
            List.of(Bwrap.PROGRAM),
            guards);
    byte[] rules = sanitized ? sanitizedFilter : filter;
    return guarded(Cell.start(launcher, kit, account, bwrap, List.of(), Optional.of(program), rules, onRest));
  }

  private Cell guarded(Cell cell) {
    watchdog.guard(cell);
    return cell;
  }

  /** To be called when a cell has ended. */
  void done(Cell cell) {
    watchdog.leave(cell);
  }

  private static int randomBits() {
    try {
      return Integer.parseInt(Files.readString(Path.of("/proc/sys/vm/mmap_rnd_bits")).strip());
    } catch (IOException | NumberFormatException closed) {
      return MOST_RANDOM_BITS + 1;
    }
  }

  @Override
  public void close() {
    watchdog.close();
    launcher.close();
  }
}
