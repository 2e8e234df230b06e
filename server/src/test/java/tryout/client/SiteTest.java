package tryout.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.browser.ServerProcess;

/** The REST interface as clients use it. */
@ExtendWith(VertxExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SiteTest {
  /** As many records as one caller may read at once, and one more. */
  private static final int TOO_MANY = 11;

  @Test
  void who_asks_too_often_waits_as_long_as_the_server_says_and_is_answered(Vertx vertx) {
    try (ServerProcess server = new ServerProcess()) {
      Planner planner = new Planner(vertx, server.site(), server.first());
      String record = "/interviews/" + planner.room("Read often", "").id() + "/record";
      for (int time = 0; time < TOO_MANY; time++) {
        assertThat(server.call("GET", record, planner.access(), null).getString("title")).isEqualTo("Read often");
      }
    }
  }
}
