package tryout.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import tryout.browser.ServerProcess;

/**
 * A trouble that is made again and again while people type, and what it has cost them: in rounds, each on a new server
 * whose texts are compared when it is over.
 */
final class Ordeal {
  private static final int ROOMS = 3;

  private final Vertx vertx;
  private final String name;
  private final int inRound;
  private final int lines;
  private final List<Long> millis = new ArrayList<>();
  private int acknowledged;

  /**
   * @param name what is counted, for people: {@code K1 kills}
   * @param inRound how often the trouble is made on one server
   * @param lines what everybody types between two troubles
   */
  Ordeal(Vertx vertx, String name, int inRound, int lines) {
    this.vertx = vertx;
    this.name = name;
    this.inRound = inRound;
    this.lines = lines;
  }

  /** One trouble. */
  interface Trouble {
    /** Makes it, with everybody typing, and answers how long people were without the server, milliseconds. */
    long make(ServerProcess server, Load load);
  }

  /** Makes the trouble so many times, and fails when anything that was acknowledged is missing or doubled. */
  void endure(int times, Trouble trouble) {
    Times.inRounds(times, inRound, (before, now) -> {
      try (ServerProcess server = new ServerProcess(); Load load = new Load(vertx, server, ROOMS)) {
        for (int i = 1; i <= now; i++) {
          load.awaitBack();
          load.type(lines);
          millis.add(trouble.make(server, load));
          Times.progress(name, before + i, times);
        }
        load.type(lines);
        compare(server, load);
      }
    });
    assertThat(acknowledged).as("lines acknowledged, or nothing was shown").isGreaterThan(ROOMS * 2 * lines);
    System.out.println(name + ": " + times + ", " + acknowledged + " lines acknowledged, none lost; without the server, ms: "
        + Spread.of(millis));
  }

  private void compare(ServerProcess server, Load load) {
    assertThat(load.losses()).isEmpty();
    for (Load.Table table : load.tables()) {
      assertThat(load.stored(server, table)).as("what is stored").isEqualTo(table.typists().getFirst().text());
    }
    assertThat(server.process().isAlive()).as("the server lives").isTrue();
    acknowledged += load.acknowledged();
  }
}
