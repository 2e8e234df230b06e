package tryout.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tryout.run.Bench;
import tryout.run.Profile;
import tryout.run.Source;

/** Reads what the real compiler made, and what somebody made who wants it to look otherwise. */
class ObjectFileTest {
  private static final long SEED = 20_261_127;
  private static final int CASES = 20_000;

  private static Bench.Unit unit(String text) {
    try (Bench bench = Rooms.sandbox().bench("objects")) {
      return bench.unit(Profile.QUICK, List.of(new Source("a.c", text)));
    }
  }

  @Test
  void what_is_offered_and_asked_for_is_told_and_what_is_static_is_not() {
    Bench.Unit unit = unit(
        """
        #include <string.h>
        int shared = 1;
        static int own(const char *text) { return (int)strlen(text); }
        __attribute__((weak)) int weak(void) { return own("x"); }
        int offered(const char *text) { extern int asked(const char *); return asked(text) + own(text) + shared; }
        """);
    assertThat(unit.trouble()).isEmpty();
    assertThat(unit.defines()).containsExactlyInAnyOrder("shared", "weak", "offered");
    assertThat(unit.needs()).contains("asked", "strlen");
    assertThat(unit.early()).isFalse();
  }

  @Test
  void EX_28_a_unit_of_several_files_is_one_object_and_sees_only_its_own() {
    try (Bench bench = Rooms.sandbox().bench("objects")) {
      Bench.Unit two = bench.unit(Profile.QUICK, List.of(new Source("a.c", "int b(void);\nint a(void) { return b(); }\n"), new Source("b.c", "int b(void) { return 1; }\n")));
      assertThat(two.trouble()).isEmpty();
      assertThat(two.defines()).containsExactlyInAnyOrder("a", "b");
      Bench.Unit blind = bench.unit(Profile.QUICK, List.of(new Source("c.c", "#include \"a.c\"\n")));
      assertThat(blind.trouble()).contains("line 1 of c.c");
      Bench.Program none = bench.link(Profile.QUICK, List.of(two));
      assertThat(none.trouble()).contains("main");
    }
  }

  @Test
  void whatever_bytes_come_they_are_read_or_refused() throws Exception {
    byte[] good = unit("#include <stdio.h>\nint twice(int n) { puts(\"x\"); return 2 * n; }\n").object().toArray();
    assertThat(ObjectFile.read(good).defined()).containsExactly("twice");
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(good.length) : good.length);
      for (int flips = 1 + random.nextInt(8); flips > 0 && bytes.length > 0; flips--) {
        int at = random.nextBoolean() ? random.nextInt(bytes.length) : Math.min(bytes.length - 1, random.nextInt(64));
        bytes[at] = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt(256));
      }
      try {
        ObjectFile.read(bytes);
      } catch (ObjectFile.Malformed expected) {
        refused++;
      } catch (RuntimeException | OutOfMemoryError bug) {
        fail("seed %d, case %d".formatted(SEED, i), bug);
      }
    }
    assertThat(refused).isGreaterThan(CASES / 10);
    assertThatThrownBy(() -> ObjectFile.read(new byte[0])).isInstanceOf(ObjectFile.Malformed.class);
  }
}
