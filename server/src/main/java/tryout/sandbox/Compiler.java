package tryout.sandbox;

import java.util.ArrayList;
import java.util.List;
import tryout.run.Profile;
import tryout.run.Source;

/** The compiler's command line and the variables of a run, per profile. Nothing in it comes from a room. */
final class Compiler {
  private static final String STANDARD = "-std=gnu17 -Wall -Wextra";
  private static final String SANITIZERS = "-fsanitize=address,undefined";
  private static final String DIAGNOSTICS =
      "-Wbidi-chars=any -fmax-errors=50 -fdiagnostics-format=text -fdiagnostics-color=never";

  private final Kit kit;
  private final boolean gold;

  /** @param gold whether to link by gold, which is faster on sanitized programs, instead of the default linker */
  Compiler(Kit kit, boolean gold) {
    this.kit = kit;
    this.gold = gold;
  }

  /** What people are shown. */
  String flags(Profile profile) {
    String plain = "gcc %s %s".formatted(kit.gcc(), STANDARD);
    return profile == Profile.SANITIZED ? plain + " " + SANITIZERS : plain;
  }

  /** Compiles all {@code .c} files in name order and links them with the object that makes streams go by the line. */
  List<String> command(Profile profile, List<Source> sources) {
    List<String> all = new ArrayList<>(List.of("/usr/bin/gcc"));
    all.addAll(words(STANDARD));
    all.addAll(words(DIAGNOSTICS));
    all.addAll(
        switch (profile) {
          case QUICK -> List.of("-O0");
          case SANITIZED ->
              words("-O0 -g -fno-omit-frame-pointer " + SANITIZERS + " -fno-sanitize-recover=all");
        });
    if (gold) {
      all.addAll(words("-fuse-ld=gold -fno-use-linker-plugin"));
    }
    all.addAll(List.of("-o", Bwrap.EMITTED));
    all.addAll(programs(sources));
    all.addAll(List.of("/kit/" + kit.stream(), "-lm", "-pthread"));
    return all;
  }

  /** The names of the files that are compiled. */
  static List<String> programs(List<Source> sources) {
    return sources.stream().map(Source::name).filter(name -> name.endsWith(".c")).sorted().toList();
  }

  /** Further variables of a run. */
  static List<String> environment(Profile profile, Limits limits) {
    return switch (profile) {
      case QUICK -> List.of();
      case SANITIZED ->
          List.of(
              "ASAN_OPTIONS=detect_leaks=1:disable_coredump=0:color=never:exitcode=86:hard_rss_limit_mb=" + limits.memory(),
              "UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:exitcode=86:color=never");
    };
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
