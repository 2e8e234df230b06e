package tryout.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may open a socket. */
class UpgradeTest extends OneRoom {
  @ParameterizedTest
  @ValueSource(strings = {
    "", "Origin: null", "Origin:", "Origin: http://localhost:8081", "Origin: https://localhost:8080",
    "Origin: http://localhost", "Origin: http://LOCALHOST:8080", "Origin: HTTP://localhost:8080",
    "Origin: http://localhost:8080.example", "Origin: http://localhost:8080/", "Origin: http://evil.localhost:8080",
    "Origin: http://localhost:80", "Origin: http://evil.example",
    "Origin: http://evil.example\r\nOrigin: http://localhost:8080",
    "Origin: http://localhost:8080\r\nSec-Fetch-Site: cross-site"
  })
  void SEC_2_and_L_2_an_upgrade_from_any_other_origin_is_refused(String headers) throws IOException {
    assertThat(answer(headers)).isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void SEC_2_and_L_2_an_upgrade_from_our_origin_in_our_protocol_only_is_taken(Vertx vertx) throws IOException {
    assertThat(answer("Origin: " + RoomServer.ORIGIN)).isEqualTo("HTTP/1.1 101 Switching Protocols");
    assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room, RoomServer.ORIGIN, "tryout.2"))
        .isInstanceOf(UpgradeRejectedException.class);
  }

  @Test
  void SEC_4_the_twenty_first_stranger_of_one_address_waits_until_another_has_said_who_they_are(Vertx vertx) {
    List<RoomClient> strangers = new ArrayList<>();
    for (int i = 0; i < LiveLimits.STRANGERS; i++) {
      strangers.add(server.connect(room));
    }
    assertThatThrownBy(() -> new RoomClient(vertx, server.port(), room)).isInstanceOfSatisfying(
        UpgradeRejectedException.class, refused -> assertThat(refused.getStatus()).isEqualTo(429));
    strangers.getFirst().join(server.token(room, candidate));
    strangers.add(server.connect(room));
    strangers.forEach(RoomClient::close);
  }

  private String answer(String headers) throws IOException {
    try (BareSocket socket = new BareSocket(server.port())) {
      return socket.upgrade(room, headers);
    }
  }
}
