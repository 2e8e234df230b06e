package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.junit5.VertxExtension;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.text.ChangeSet;

@ExtendWith(VertxExtension.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveMetricsTest {
  @Test
  void what_happens_in_a_room_is_counted(Vertx vertx) {
    RoomServer.Person lead = RoomServer.Person.of("Mentor A", Role.LEAD);
    RoomServer.Person candidate = RoomServer.Person.of("Candidate", Role.CANDIDATE);
    try (RoomServer server = new RoomServer(vertx)) {
      MeterRegistry metrics = server.metrics;
      UUID room = server.room(Interviews.setup());
      try (RoomClient mentor = server.join(room, lead); RoomClient person = server.join(room, candidate)) {
        assertThat(metrics.get("rooms_open").gauge().value()).isEqualTo(1);
        assertThat(metrics.get("sockets_open").gauge().value()).isEqualTo(2);
        assertThat(person.refusal("phase", json("to", "warm-up"))).isNotEqualTo("accepted");
        assertThat(metrics.get("refusals").counters().stream().mapToDouble(counter -> counter.count()).sum()).isEqualTo(1);
        person.consent();
        mentor.event("consented");
        mentor.ask("phase", json("to", "warm-up"));
        person.event("fileAdded");
        int length = Interviews.setup().warmup().getFirst().text().length();
        person.ask("edit", json("file", 1, "version", 0, "changes", new JsonArray(ChangeSet.replace(length, 0, 0, "x").toJson())));
        // Its author is told a moment before it is counted; what is told next is told after that.
        person.ask("say", json("text", "counted"));
        assertThat(metrics.get("edit").timer().count()).isEqualTo(1);
        assertThat(metrics.get("edit").timer().max(TimeUnit.SECONDS)).isBetween(1e-5, 30.0);
        assertThat(metrics.get("journal_append").timer().count()).isGreaterThanOrEqualTo(5);
        person.ask("run", json("profile", "quick"));
        mentor.event("runEnded");
        assertThat(metrics.get("run").timers().stream().mapToLong(timer -> timer.count()).sum()).isEqualTo(1);
        assertThat(metrics.get("run_wait").timer().count()).isEqualTo(1);
        assertThat(metrics.get("reconnects").counter().count()).isZero();
        person.raw(json("differs", json("file", 1, "version", 1, "hash", 4_000_000_000L)).encode());
        person.ask("say", json("text", "after the report"));
        assertThat(metrics.get("texts_differed").counter().count()).as("E-6 and L-31").isEqualTo(1);
        try (RoomClient again = new RoomClient(vertx, server.port(), room)) {
          again.rejoin(server.token(room, candidate), person, person.lastSeq());
          assertThat(metrics.get("reconnects").counter().count()).isEqualTo(1);
          assertThat(metrics.get("sockets_closed").tag("why", "superseded").counter().count()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void the_time_without_a_journal_adds_up() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    LiveMetrics metrics = new LiveMetrics(registry, () -> 0);
    FunctionCounter away = registry.get("journal_away").functionCounter();
    metrics.saving(true);
    assertThat(away.count()).isZero();
    metrics.saving(false);
    double first = away.count();
    assertThat(first).isPositive();
    metrics.saving(false);
    metrics.saving(true);
    double whole = away.count();
    assertThat(whole).isGreaterThan(first);
    assertThat(away.count()).isEqualTo(whole);
  }
}
