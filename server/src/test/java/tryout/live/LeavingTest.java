package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Interviews;
import tryout.room.RoomSetup;

/** Rooms that are deleted, and rooms of practice beside those of interviews. */
class LeavingTest extends OneRoom {
  @Test
  void whoever_comes_while_a_room_is_deleted_finds_none() {
    RoomClient page = join(candidate);
    List<Future<LiveRoom>> came = new ArrayList<>();
    server.rooms.leave(room, () -> {
      came.add(server.rooms.room(room));
      assertThat(page.closeCode()).isEqualTo(CloseCode.NO_ROOM.code);
      Throwable none = Future.await(came.getFirst().transform(told -> Future.succeededFuture(told.cause())));
      assertThat(none).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.code()).isEqualTo(Code.NOT_FOUND));
    });
    assertThat(server.rooms.open()).isZero();
    assertThat(server.rooms.room(room).await().id()).as("it was not deleted after all").isEqualTo(room);
  }

  @Test
  void as_many_practise_as_there_is_room_for_and_interviews_find_a_place_all_the_same() {
    RoomSetup plain = Interviews.setup();
    RoomSetup practice = new RoomSetup(RoomSetup.Kind.PRACTICE, plain.title(), "", 0, 0, plain.statement(), plain.files(), plain.assigned(),
        List.of(), "", "", "", List.of());
    for (int i = 0; i < LiveLimits.PRACTICE_ROOMS; i++) {
      server.rooms.room(server.room(practice)).await();
    }
    UUID more = server.room(practice);
    Throwable refused = Future.await(server.rooms.room(more).transform(told -> Future.succeededFuture(told.cause())));
    assertThat(refused).isInstanceOfSatisfying(Refused.class, no -> {
      assertThat(no.code()).isEqualTo(Code.BUSY);
      assertThat(no.detail()).contains("As many practise as there is room for");
    });
    assertThat(server.rooms.room(room).await().id()).isEqualTo(room);
  }
}
