package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import tryout.text.ChangeSet;

/** Pages that come with numbers which this life of the room never gave. */
class RestoredRoomTest extends OneRoom {
  @Test
  void L_5_and_fault_6_and_DUR_12_a_page_ahead_of_the_log_reads_until_a_mentor_decides_and_then_writes() {
    try (RoomClient mentor = join(lead); RoomClient person = join(candidate); RoomClient ahead = server.connect(room)) {
      int file = begin(mentor, person);
      String text = person.events.stream().filter(event -> event.containsKey("fileAdded"))
          .map(event -> event.getJsonObject("fileAdded")).filter(added -> added.getInteger("file") == file)
          .findFirst().orElseThrow().getString("text");
      JsonObject welcome = ahead.rejoin(server.token(room, candidate), person, person.lastSeq() + 1_000);
      assertThat(welcome.getBoolean("foreign")).isTrue();
      assertThat(welcome.getJsonObject("state").getJsonArray("held")).containsExactly(candidate.id().toString());
      ahead.startAnew();
      JsonObject edit = edit(file, 0, ChangeSet.replace(text.length(), 0, 0, "// mine\n"));
      assertThat(ahead.refusal("edit", edit)).isEqualTo("read-only");
      assertThat(person.refusal("edit", edit)).as("the page they had before").isEqualTo("read-only");
      mentor.event("heldBack", held -> held.getString("member").equals(candidate.id().toString()));
      assertThat(mentor.refusal("admit", json("member", candidate.id().toString()))).isEqualTo("accepted");
      ahead.event("admitted");
      assertThat(ahead.refusal("edit", edit)).isEqualTo("accepted");
    }
  }

  @Test
  void DUR_12_who_is_held_back_is_so_still_after_the_room_was_opened_again_from_its_snapshot() {
    try (RoomClient person = join(candidate); RoomClient ahead = server.connect(room)) {
      ahead.rejoin(server.token(room, candidate), person, person.lastSeq() + 1_000);
    }
    server.rooms.stop().await();
    RoomStore store = new RoomStore(server.database.pool());
    var setup = server.rooms.setup(room).await();
    assertThat(store.snapshot(room, setup).await().orElseThrow().people().held())
        .containsExactly(candidate.id().toString());
    assertThat(server.rooms.state(room).await().people().held()).containsExactly(candidate.id().toString());
  }
}
