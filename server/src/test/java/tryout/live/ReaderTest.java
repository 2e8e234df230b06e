package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.room.Decisions;
import tryout.room.Event;
import tryout.room.Fact;
import tryout.room.Interviews;
import tryout.room.Role;
import tryout.room.RoomState;
import tryout.room.Sender;

/** A reader to whom little is said, and who takes nothing of it. */
class ReaderTest extends OneRoom {
  @Test
  void L_30_what_waits_for_ten_seconds_lets_the_reader_go_however_little_it_is() {
    List<CloseCode> closed = new ArrayList<>();
    Reader.Line stalled = new Reader.Line() {
      @Override
      public Future<Void> write(Buffer frame) {
        return Promise.<Void>promise().future();
      }

      @Override
      public void close(CloseCode code) {
        closed.add(code);
      }
    };
    Sender sender = new Sender("m1", "Observer", Role.OBSERVER, "c1");
    Reader reader = new Reader(
        stalled, server.rooms.room(room).await(), sender, UUID.randomUUID(), 0, server.rooms.metrics().socket());
    long age = LiveLimits.READER_AGE.toMillis();
    reader.send(Buffer.buffer("{}"), 1_000);
    reader.send(Buffer.buffer("{}"), 1_000 + age);
    assertThat(closed).isEmpty();
    reader.send(Buffer.buffer("{}"), 1_001 + age);
    assertThat(closed).containsExactly(CloseCode.TOO_SLOW);
  }

  @Test
  void W_8_all_readers_of_a_turn_are_given_the_very_same_bytes() {
    List<Buffer> given = new ArrayList<>();
    Audience audience = new Audience(new Wire(markdown -> new JsonArray(), ""), () -> 1_000);
    for (String client : List.of("c1", "c2", "c3")) {
      Reader reader = listening(client, given);
      audience.enter(reader);
      reader.welcomed();
    }
    Event event = new Event(1, 1_000, "m1", null, new Fact.Said("für alle"));
    RoomState before = RoomState.of(Interviews.setup());
    audience.tell(List.of(new Decisions.Step(event, before, before.apply(event))));
    assertThat(given).hasSize(3).allMatch(frame -> frame == given.getFirst());
    assertThat(given.getFirst().toJsonObject().getJsonArray("events").getJsonObject(0).getJsonObject("said").getString("text"))
        .isEqualTo("für alle");
  }

  private Reader listening(String client, List<Buffer> given) {
    Reader.Line line = new Reader.Line() {
      @Override
      public Future<Void> write(Buffer frame) {
        given.add(frame);
        return Future.succeededFuture();
      }

      @Override
      public void close(CloseCode code) {}
    };
    Sender sender = new Sender("m-" + client, "Observer", Role.OBSERVER, client);
    return new Reader(line, server.rooms.room(room).await(), sender, UUID.randomUUID(), 0, server.rooms.metrics().socket());
  }
}
