package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tryout.run.Profile;
import tryout.run.Source;

/** The argument lists are pinned: a change of what a sandbox may see is a change of a file here. */
class BwrapTest {
  private static final Path KIT_FOLDER = Path.of("/kit-folder");
  private static final Kit KIT = new Kit(KIT_FOLDER, Path.of("/requests"), Path.of("/kit-folder/sbx-0"), "io-0.o", "", "gcc (Debian 12.2.0-14+deb12u1) 12.2.0");
  private static final Set<Guard> ALL = EnumSet.allOf(Guard.class);

  @ParameterizedTest
  @EnumSource(value = Profile.class, mode = EnumSource.Mode.EXCLUDE, names = "TESTS")
  void SBX_23_the_lists_of_a_profile_are_the_golden_ones(Profile profile) {
    List<Source> sources = List.of(new Source("main.c", ""), new Source("b.h", ""), new Source("a.c", ""));
    List<String> names = sources.stream().map(Source::name).toList();
    Limits limits = profile == Profile.SANITIZED ? Limits.sanitized() : Limits.quick();
    Limits compiler = profile.runs() ? Limits.compile() : Limits.syntax();
    Bwrap compile =
        new Bwrap(Bwrap.Kind.COMPILE, KIT.sbx(), KIT_FOLDER, names, List.of(), compiler, false, false,
            new Compiler(KIT, true).command(profile, Compiler.Form.JSON, sources), ALL);
    Bwrap run =
        new Bwrap(Bwrap.Kind.RUN, KIT.sbx(), KIT_FOLDER, List.of(), Compiler.environment(profile, limits, true), limits, true,
            profile == Profile.SANITIZED, List.of(Bwrap.PROGRAM), ALL);
    String told = "compile\n" + lines(compile) + (profile.runs() ? "run\n" + lines(run) : "");
    assertThat(told).isEqualTo(Rooms.resource("/golden/bwrap-" + profile.slug() + ".txt"));
  }

  private static String lines(Bwrap bwrap) {
    String options = String.join(" ", bwrap.options()).replace(" --", "\n--");
    return options + "\n-- " + String.join(" ", bwrap.visible()) + "\n4: " + String.join(" ", bwrap.command()) + "\n";
  }

  @Test
  void SBX_63_without_proc_nothing_else_is_missing_and_no_leak_is_looked_for() {
    List<String> rest = new ArrayList<>(program(true).options());
    int proc = rest.indexOf("--proc");
    rest.subList(proc, proc + 2).clear();
    rest.addAll(rest.indexOf("7") - 3, List.of("--dir", "/proc/self", "--symlink", "/box/a.out", "/proc/self/exe",
        "--perms", "0444", "--file", "10", "/proc/self/environ"));
    rest.replaceAll(word -> word.replace("detect_leaks=1", "detect_leaks=0:fast_unwind_on_malloc=0"));
    assertThat(program(false).options()).isEqualTo(rest);
    assertThat(program(false).visible()).isEqualTo(program(true).visible());
    assertThat(program(true).environ()).isEmpty();
    assertThat(new String(program(false).environ().getFirst(), StandardCharsets.UTF_8))
        .matches("ASAN_OPTIONS=detect_leaks=0:fast_unwind_on_malloc=0:[^\0]+\0UBSAN_OPTIONS=[^\0]+\0");
  }

  @Test
  void SBX_23_one_that_waits_differs_by_a_pipe_that_it_reads_before_the_first_file_and_that_is_covered_afterwards() {
    Map<Bwrap, String> descriptors = Map.of(program(true), "10", program(false), "11", compiler("main.c"), "11", compiler("a.c", "b.c", "c.h"), "13");
    descriptors.forEach((bwrap, descriptor) -> {
      List<String> rest = new ArrayList<>(bwrap.waitingOptions());
      int gate = rest.indexOf("/tmp/gate");
      assertThat(rest.subList(gate - 2, gate)).containsExactly("--file", descriptor);
      assertThat(gate).isLessThan(bwrap.kind() == Bwrap.Kind.RUN ? rest.indexOf("7") : rest.indexOf("10"));
      assertThat(gate).isLessThan(rest.indexOf("--tmpfs"));
      rest.subList(gate - 2, gate + 1).clear();
      assertThat(rest).isEqualTo(bwrap.options());
    });
    String[] most = IntStream.range(0, 16).mapToObj("f%d.c"::formatted).toArray(String[]::new);
    assertThat(compiler(most).mayWait()).as("no descriptor is left to wait at").isFalse();
    assertThat(compiler(Arrays.copyOf(most, 15)).mayWait()).isTrue();
  }

  private static Bwrap compiler(String... names) {
    return new Bwrap(Bwrap.Kind.COMPILE, KIT.sbx(), KIT_FOLDER, List.of(names), List.of(), Limits.compile(), false, false, List.of("/usr/bin/gcc"), ALL);
  }

  private static Bwrap program(boolean proc) {
    Limits limits = Limits.sanitized();
    List<String> environment = Compiler.environment(Profile.SANITIZED, limits, proc);
    return new Bwrap(Bwrap.Kind.RUN, KIT.sbx(), KIT_FOLDER, List.of(), environment, limits, proc, true, List.of(Bwrap.PROGRAM), ALL);
  }

  @Test
  void SBX_69_a_name_that_could_be_an_option_or_a_path_never_gets_into_a_list() {
    for (String name : List.of("-x", "a/b", "..", "a b", "a\n", "ä.c", "")) {
      assertThatThrownBy(
              () ->
                  new Bwrap(Bwrap.Kind.COMPILE, KIT.sbx(), KIT_FOLDER, List.of(name), List.of(), Limits.compile(), false,
                      false, List.of(), ALL))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
