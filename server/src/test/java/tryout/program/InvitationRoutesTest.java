package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;
import tryout.access.RoomPass;
import tryout.fault.Refused;
import tryout.room.Role;

/** Guests come in by invitations and stay as long as they may. */
class InvitationRoutesTest extends OneOrganisation {
  @Test
  void SEC_24_an_invitation_lets_one_guest_in_and_each_redemption_replaces_the_one_before() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    assertThat(invitation.json().getString("reach")).contains("Only somebody at this computer");
    assertThat(invitation.json().getString("text")).contains(invitation.json().getString("link")).doesNotContain("Ring buffer");
    Answer phone = redeem(invitation);
    assertThat(phone.status()).as(phone.text()).isEqualTo(201);
    assertThat(phone.json().getJsonObject("guest")).isEqualTo(new JsonObject().put("room", id).put("name", "Candidate").put("role", "candidate"));
    assertThat(phone.cookie("__Host-guest")).isPresent();
    assertThat(phone.cookie("__Host-session")).isEmpty();
    String first = phone.json().getString("accessToken");
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", first, null).status()).isEqualTo(200);
    String second = redeem(invitation).json().getString("accessToken");
    assertThat(removed).contains("session");
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", first, null).status()).isEqualTo(401);
    Answer token = server.api("POST", "/interviews/" + id + "/room-token", second, null);
    RoomPass pass = server.access.roomTokens().accept(token.json().getString("token"));
    assertThat(pass.role()).isEqualTo(Role.CANDIDATE);
    assertThat(pass.room()).hasToString(id);
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).json().getJsonArray("invitations").getJsonObject(0).getInteger("redemptions")).isEqualTo(2);
    for (int more = 0; more < 8; more++) {
      assertThat(redeem(invitation).status()).isEqualTo(201);
    }
    assertThat(redeem(invitation).json().getString("type")).isEqualTo("/problems/link-expired");
  }

  @Test
  void SEC_24_a_renewed_invitation_has_another_link_for_the_same_person_and_the_link_before_it_is_dead() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    String path = "/interviews/" + id + "/invitations/" + invitation.json().getString("id");
    String guest = redeem(invitation).json().getString("accessToken");
    Answer renewed = server.api("POST", path + "/link", mentor, null);
    assertThat(renewed.status()).as(renewed.text()).isEqualTo(201);
    assertThat(renewed.json().getString("id")).isEqualTo(invitation.json().getString("id"));
    assertThat(renewed.json().getString("text")).contains(renewed.json().getString("link"));
    assertThat(redeem(invitation).status()).as("the link before").isEqualTo(401);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).as("who is in stays in").isEqualTo(200);
    assertThat(server.api("GET", "/interviews/" + id, mentor, null).json().getJsonArray("invitations")).hasSize(1);
    assertThat(redeem(renewed).status()).isEqualTo(201);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).as("the seat is taken over").isEqualTo(401);
    server.api("DELETE", path, mentor, null);
    assertThat(server.api("POST", path + "/link", mentor, null).status()).as("taken back for good").isEqualTo(404);
  }

  @Test
  void SEC_24_a_guest_is_a_member_of_one_room_and_nothing_else() {
    String id = make().getString("id");
    String elsewhere = make().getString("id");
    String guest = redeem(invite(id, "candidate")).json().getString("accessToken");
    Answer record = server.api("GET", "/interviews/" + id + "/record", guest, null);
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.text()).as("the title may give the task away").doesNotContain("Ring buffer");
    assertThat(server.api("POST", "/interviews/" + elsewhere + "/room-token", guest, null).status()).isEqualTo(404);
    for (String path : List.of("/interviews", "/interviews/" + id, "/people", "/me")) {
      assertThat(server.api("GET", path, guest, null).status()).as(path).isEqualTo(403);
    }
    String observer = redeem(invite(id, "observer")).json().getString("accessToken");
    assertThat(server.api("GET", "/interviews/" + id + "/record", observer, null).status()).isEqualTo(403);
  }

  @Test
  void SEC_30_a_revoked_invitation_takes_its_guest_out_at_once() {
    String id = make().getString("id");
    Answer invitation = invite(id, "candidate");
    String guest = redeem(invitation).json().getString("accessToken");
    String token = server.api("POST", "/interviews/" + id + "/room-token", guest, null).json().getString("token");
    removed.clear();
    assertThat(server.api("DELETE", "/interviews/" + id + "/invitations/" + invitation.json().getString("id"), mentor, null).status()).isEqualTo(204);
    assertThat(removed).hasSize(2).contains("session");
    assertThat(redeem(invitation).status()).isEqualTo(401);
    assertThat(server.api("POST", "/interviews/" + id + "/room-token", guest, null).status()).isEqualTo(401);
    assertThatThrownBy(() -> server.access.roomTokens().accept(token)).isInstanceOf(Refused.class);
  }
}
