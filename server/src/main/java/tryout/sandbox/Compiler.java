package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import tryout.run.Profile;
import tryout.run.Source;

/** The compiler's command line and the variables of a run, per profile. Nothing in it comes from a room. */
final class Compiler {
  private static final String STANDARD = "-std=gnu17 -Wall -Wextra";
  private static final String SANITIZERS = "-fsanitize=address,undefined";
  private static final String DIAGNOSTICS = "-Wbidi-chars=any -fmax-errors=50";

  /** What the sanitizer's own limit lies above ours, MiB: it looks ten times a second, and its end has no name. */
  private static final int COURTESY = 64;

  /** The form in which the compiler speaks. */
  enum Form {
    JSON("-fdiagnostics-format=json"),
    /** One line each. */
    TEXT("-fdiagnostics-format=text -fdiagnostics-column-unit=byte -fdiagnostics-color=never"
        + " -fno-diagnostics-show-caret -fdiagnostics-path-format=none");

    private final String options;

    Form(String options) {
      this.options = options;
    }
  }

  private final Kit kit;
  private final boolean gold;

  /** @param gold whether to link by gold, which is faster on sanitized programs, instead of the default linker */
  Compiler(Kit kit, boolean gold) {
    this.kit = kit;
    this.gold = gold;
  }

  /** What links, by the name that gcc knows. */
  String linker() {
    return gold ? "gold" : "gcc's own";
  }

  /** The compiler by its full version, as it names itself. */
  String version() {
    return kit.version();
  }

  /** What people are shown. */
  String flags(Profile profile) {
    String plain = "gcc %s %s".formatted(kit.major(), STANDARD);
    return switch (profile) {
      case QUICK -> plain;
      case SANITIZED -> plain + " " + SANITIZERS;
      case OPTIMISED -> plain + " -O2 -fanalyzer";
      case SYNTAX -> plain + " -fsyntax-only";
      case TESTS -> "%s, then %s".formatted(plain, SANITIZERS);
    };
  }

  /** Compiles all {@code .c} files in name order and links them with the object that makes streams go by the line. */
  List<String> command(Profile profile, Form form, List<Source> sources) {
    List<String> all = begun(profile, form);
    if (!profile.runs()) {
      all.addAll(programs(sources));
      return all;
    }
    all.addAll(linking());
    all.addAll(programs(sources));
    all.addAll(List.of("/kit/" + kit.stream(), "-lm", "-pthread"));
    return all;
  }

  /** Compiles all {@code .c} files in name order into one object. */
  List<String> unit(Profile profile, Form form, List<Source> sources) {
    List<String> all = begun(profile, form);
    all.addAll(linking());
    all.add("-r");
    all.addAll(programs(sources));
    return all;
  }

  /** Links objects into a program whose streams are its own affair. */
  List<String> link(Profile profile, List<String> objects) {
    List<String> all = begun(profile, Form.TEXT);
    all.addAll(linking());
    all.addAll(objects);
    all.addAll(List.of("-lm", "-pthread"));
    return all;
  }

  private static List<String> begun(Profile profile, Form form) {
    List<String> all = new ArrayList<>(List.of("/usr/bin/gcc"));
    all.addAll(words(STANDARD));
    all.addAll(words(DIAGNOSTICS));
    all.addAll(words(form.options));
    all.addAll(
        words(
            switch (profile) {
              case QUICK -> "-O0";
              case SANITIZED -> "-O0 -g -fno-omit-frame-pointer " + SANITIZERS + " -fno-sanitize-recover=all";
              case OPTIMISED -> "-O2 -g1 -fanalyzer";
              case SYNTAX -> "-fsyntax-only";
              case TESTS -> throw new IllegalArgumentException("tests are built as two programs");
            }));
    return all;
  }

  private List<String> linking() {
    List<String> all = new ArrayList<>();
    if (gold) {
      all.addAll(words("-fuse-ld=gold -fno-use-linker-plugin"));
    }
    all.addAll(List.of("-o", Bwrap.EMITTED));
    return all;
  }

  /** The names of the files that are compiled. */
  static List<String> programs(List<Source> sources) {
    return sources.stream().map(Source::name).filter(name -> name.endsWith(".c")).sorted().toList();
  }

  /**
   * Further variables of a run.
   *
   * @param proc whether it sees a {@code /proc}, without which the sanitizer cannot look for leaks, and does not know where
   *     the stack ends, which its quick way of finding who called {@code malloc} needs
   */
  static List<String> environment(Profile profile, Limits limits, boolean proc) {
    return profile == Profile.SANITIZED
        ? List.of(
            "ASAN_OPTIONS=%s:disable_coredump=0:color=never:exitcode=86:hard_rss_limit_mb=%d"
                .formatted(proc ? "detect_leaks=1" : "detect_leaks=0:fast_unwind_on_malloc=0", limits.memory() + COURTESY),
            "UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:exitcode=86:color=never")
        : List.of();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
