package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static tryout.live.RoomClient.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tryout.room.Role;

/** What somebody is here changes while they are here: over real sockets, on bytes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SeatsTest extends OneRoom {
  private static final RoomServer.Person MENTOR = RoomServer.Person.of("Mentor C", Role.MENTOR);

  private static void seat(RoomClient lead, RoomServer.Person whom, String role) {
    lead.raw(json("seat", json("ref", 77, "member", whom.id().toString(), "role", role)).encode());
    lead.event("seated", seated -> seated.getString("member").equals(whom.id().toString()));
  }

  private static JsonObject notice(RoomClient client) {
    return client.await(frame -> frame.getJsonObject("notice", json()).containsKey("seat")).getJsonObject("notice").getJsonObject("seat");
  }

  private static JsonObject panel(RoomClient client) {
    return client.await(frame -> frame.getJsonObject("panel", json()).containsKey("state")).getJsonObject("panel").getJsonObject("state");
  }

  /** Writes to the other mentors, and waits until that is stored. */
  private static void confer(RoomClient client, long number, String text) {
    client.raw(json("confer", json("ref", 500 + number, "number", number, "text", text)).encode());
    client.await(frame -> frame.encode().contains(text));
  }

  @Test
  void W_9_a_mentor_who_becomes_an_observer_is_told_at_once_and_is_sent_nothing_more_of_the_panels() {
    RoomClient leads = join(lead);
    RoomClient mentor = join(MENTOR);
    panel(mentor);
    confer(leads, 1, "before-the-change");
    mentor.await(frame -> frame.encode().contains("before-the-change"));
    seat(leads, MENTOR, "observer");
    JsonObject now = notice(mentor);
    assertThat(now.getString("role")).isEqualTo("observer");
    assertThat(now.getJsonObject("permissions").getJsonArray("say")).isEmpty();
    assertThat(now.containsKey("hints")).isFalse();
    int told = mentor.bytes.length();
    confer(leads, 2, "after-the-change");
    leads.ask("say", json("text", "everybody-hears"));
    mentor.await(frame -> frame.encode().contains("everybody-hears"));
    assertThat(mentor.bytes.substring(told)).doesNotContain("after-the-change").doesNotContain("panel");
    assertThat(mentor.refusal("say", json("text", "I too."))).isEqualTo("not-allowed");
    assertThat(mentor.isOpen()).as("its line stays").isTrue();
  }

  @Test
  void G_4_an_observer_who_becomes_a_mentor_is_shown_the_panels_stream_from_its_beginning() {
    RoomClient leads = join(lead);
    RoomClient watches = join(observer);
    confer(leads, 1, "said-before");
    assertThat(watches.bytes.toString()).doesNotContain("said-before");
    seat(leads, observer, "mentor");
    assertThat(notice(watches).getJsonObject("permissions").getJsonArray("note")).isNotEmpty();
    JsonArray words = panel(watches).getJsonArray("words");
    assertThat(words.encode()).contains("said-before");
    confer(watches, 1, "said-by-the-new-one");
    leads.await(frame -> frame.encode().contains("said-by-the-new-one"));
    leads.ask("typing", json("on", true));
    assertThat(watches.refusal("say", json("text", "Hello."))).isEqualTo("accepted");
  }

  @Test
  void W_9_who_is_taken_out_is_closed_at_once_and_a_token_of_before_lets_nobody_in() {
    RoomClient leads = join(lead);
    RoomClient mentor = join(MENTOR);
    String token = server.token(room, MENTOR);
    long began = System.nanoTime();
    seat(leads, MENTOR, "none");
    assertThat(mentor.closeCode()).isEqualTo(4403);
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).as("W-9: within a second").isLessThan(1_000);
    RoomClient late = server.connect(room);
    late.raw(json("join", json("token", token)).encode());
    assertThat(late.closeCode()).isEqualTo(4401);
    assertThat(mentor.bytes.toString()).as("they are told why").contains("\"seated\":{\"member\":\"" + MENTOR.id() + "\",\"role\":null}");
  }

  @Test
  void W_9_who_is_let_in_again_is_who_they_were() {
    RoomClient leads = join(lead);
    RoomClient mentor = join(MENTOR);
    seat(leads, MENTOR, "none");
    mentor.closeCode();
    JsonObject out = join(candidate).welcome.getJsonObject("state");
    assertThat(member(out, MENTOR).getBoolean("out")).isTrue();
    seat(leads, MENTOR, "mentor");
    RoomClient again = server.connect(room);
    JsonObject welcome = again.join(server.token(room, MENTOR));
    assertThat(welcome.getString("member")).isEqualTo(MENTOR.id().toString());
    assertThat(member(welcome.getJsonObject("state"), MENTOR).containsKey("out")).isFalse();
    assertThat(welcome.getJsonObject("state").getJsonArray("members").stream().filter(one -> ((JsonObject) one).getString("name").equals("Mentor C"))).hasSize(1);
    panel(again);
  }

  private static JsonObject member(JsonObject state, RoomServer.Person whom) {
    return state.getJsonArray("members").stream().map(JsonObject.class::cast).filter(one -> one.getString("member").equals(whom.id().toString()))
        .findFirst().orElseThrow();
  }

  @Test
  void W_5_nobody_but_the_lead_changes_seats_and_no_role_but_these_is_given() {
    RoomClient leads = join(lead);
    RoomClient mentor = join(MENTOR);
    join(observer);
    assertThat(refusal(mentor, observer, "mentor")).isEqualTo("not-allowed");
    assertThat(refusal(leads, observer, "lead")).isEqualTo("invalid");
    assertThat(refusal(leads, lead, "observer")).isEqualTo("illegal-transition");
  }

  private static String refusal(RoomClient by, RoomServer.Person whom, String role) {
    by.raw(json("seat", json("ref", 78, "member", whom.id().toString(), "role", role)).encode());
    return by.await(frame -> frame.getJsonObject("refused", json()).getLong("ref", 0L) == 78).getJsonObject("refused").getString("code");
  }

  @Test
  void W_9_a_seat_that_changed_while_somebody_was_away_is_theirs_when_they_come_back() {
    RoomClient leads = join(lead);
    RoomClient mentor = join(MENTOR);
    mentor.close();
    leads.event("left");
    seat(leads, MENTOR, "observer");
    RoomServer.Person now = new RoomServer.Person(MENTOR.id(), MENTOR.name(), Role.OBSERVER, MENTOR.session());
    RoomClient back = server.connect(room);
    back.rejoin(server.token(room, now), mentor, mentor.lastSeq());
    assertThat(back.welcome.getString("role")).isEqualTo("observer");
    leads.ask("say", json("text", "everybody-hears"));
    back.await(frame -> frame.encode().contains("everybody-hears"));
    assertThat(back.bytes.toString()).doesNotContain("\"panel\"");
  }
}
