package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.run.Bench;
import tryout.run.Benches;
import tryout.run.Bytes;
import tryout.run.Profile;

class ShortTurnsTest {
  private final List<String> calls = new ArrayList<>();

  private final Benches benches = new Benches() {
    @Override
    public Bench bench(String room) {
      calls.add(room + " takes");
      return (Bench) Proxy.newProxyInstance(Bench.class.getClassLoader(), new Class<?>[] {Bench.class}, (proxy, method, arguments) -> {
        calls.add(method.getName());
        return method.getName().equals("link") ? new Bench.Program("", Bytes.NONE) : null;
      });
    }

    @Override
    public String basis() {
      return "gcc";
    }

    @Override
    public boolean idle() {
      return true;
    }
  };

  @Test
  void a_turn_is_given_back_after_each_step() {
    try (Bench bench = new ShortTurns(benches, "verify")) {
      bench.link(Profile.QUICK, List.of());
      bench.link(Profile.QUICK, List.of());
      assertThat(bench.basis()).isEqualTo("gcc");
    }
    assertThat(calls).containsExactly("verify takes", "link", "close", "verify takes", "link", "close");
  }

  @Test
  void no_step_begins_once_it_was_stopped() {
    try (Bench bench = new ShortTurns(benches, "verify")) {
      bench.stop();
      assertThatThrownBy(() -> bench.link(Profile.QUICK, List.of())).isInstanceOf(Bench.Stopped.class);
    }
    assertThat(calls).isEmpty();
  }
}
