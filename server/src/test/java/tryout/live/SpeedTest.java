package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tryout.room.Role;

/** SEC-53: buckets of members and rooms, kind by kind. */
class SpeedTest extends OneRoom {
  private static final UUID ROOM = UUID.randomUUID();
  private static final int CHAT_BURST = 10;

  private long now = 1_000_000;
  private final Speed speed = new Speed(() -> now, 1);

  private int taken(String kind, UUID member, UUID where, int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += speed.take(kind, member, where).isZero() ? 1 : 0;
    }
    return taken;
  }

  @Test
  void SEC_53_a_member_has_a_bucket_for_each_kind_that_fills_steadily() {
    UUID member = UUID.randomUUID();
    assertThat(taken("say", member, ROOM, 50)).isEqualTo(CHAT_BURST);
    assertThat(taken("edit", member, ROOM, 200)).isEqualTo(90);
    assertThat(taken("hand", member, ROOM, 100)).isEqualTo(30);
    assertThat(speed.take("say", member, ROOM)).isEqualTo(Duration.ofSeconds(1));
    now += 3_000;
    assertThat(taken("say", member, ROOM, 50)).isEqualTo(3);
    assertThat(taken("edit", member, ROOM, 200)).isEqualTo(90);
  }

  @Test
  void whoever_runs_too_often_is_told_the_rule_and_when_the_next_may_begin() {
    assertThat(speed.refusal("run", Duration.ofMillis(8_400))).isEqualTo("At most 6 runs a minute, again in 9 s.");
    assertThat(speed.refusal("say", Duration.ofMillis(400))).isEqualTo("Too fast, again in 1 s.");
  }

  @Test
  void SEC_53_a_member_who_speaks_in_two_rooms_has_one_bucket() {
    UUID member = UUID.randomUUID();
    assertThat(taken("say", member, ROOM, 6)).isEqualTo(6);
    assertThat(taken("say", member, UUID.randomUUID(), 50)).isEqualTo(CHAT_BURST - 6);
  }

  @Test
  void SEC_53_a_room_takes_ten_times_a_members_share_and_who_was_refused_for_the_rooms_sake_keeps_their_own() {
    for (int i = 0; i < LiveLimits.ROOM_SPEED; i++) {
      assertThat(taken("say", UUID.randomUUID(), ROOM, 50)).isEqualTo(CHAT_BURST);
    }
    UUID late = UUID.randomUUID();
    assertThat(speed.take("say", late, ROOM)).isBetween(Duration.ofMillis(1), Duration.ofMillis(100));
    assertThat(taken("say", late, UUID.randomUUID(), 50)).isEqualTo(CHAT_BURST);
  }

  @Test
  void SEC_53_and_L_27_of_carets_that_move_too_fast_the_last_place_is_told_in_the_end() {
    try (RoomClient mentor = join(lead); RoomClient watcher = join(observer)) {
      for (int at = 0; at <= 200; at++) {
        mentor.raw(json("signal", json("cursor", json("file", 1, "anchor", at, "head", at))).encode());
      }
      watcher.await(frame -> frame.containsKey("signals") && frame.encode().contains("\"anchor\":200,"));
      assertThat(watcher.bytes.toString().split("\"anchor\"", -1)).as("places told of two hundred").hasSizeLessThan(60);
      assertThat(mentor.isOpen()).isTrue();
    }
  }

  @Test
  void SEC_53_two_sockets_of_one_member_share_a_bucket_and_another_members_is_full() {
    RoomServer.Person other = RoomServer.Person.of("Mentor B", Role.MENTOR);
    try (RoomClient first = join(lead); RoomClient second = join(lead); RoomClient third = join(other)) {
      for (int i = 0; i < CHAT_BURST; i++) {
        first.send("say", json("text", "word " + i));
      }
      first.event("said", said -> said.getString("text").equals("word " + (CHAT_BURST - 1)));
      int accepted = 0;
      while (second.refusal("say", json("text", "from the other socket")).equals("accepted")) {
        accepted++;
      }
      assertThat(accepted).as("what came back into the bucket meanwhile").isLessThan(CHAT_BURST / 2);
      assertThat(third.refusal("say", json("text", "unhindered"))).isEqualTo("accepted");
    }
  }
}
