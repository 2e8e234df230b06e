package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Site;

/** Seats that change while an interview is held: every door asks the same seats as its room. */
class SeatingTest {
  private TestServer server;
  private WebSocketClient sockets;
  private String lead;
  private Answer mentor;
  private Answer watcher;
  private String interview;
  private final List<Page> pages = new ArrayList<>();

  /** A page, and what it is told. */
  private final class Page implements Ear {
    private final LinkedBlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Integer> closings = new LinkedBlockingQueue<>();
    private final Client client;

    Page(String token) {
      Site site = new Site(URI.create("http://127.0.0.1:" + server.edge.port()), TestServer.ORIGIN);
      client = new Client(server.vertx, sockets, site, interview, () -> roomToken(token), this);
      pages.add(this);
      client.joined().orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void frame(JsonObject frame) {
      frames.add(frame);
    }

    @Override
    public void closed(int code, boolean again) {
      closings.add(code);
    }

    JsonObject await(Predicate<JsonObject> fits) {
      try {
        for (;;) {
          JsonObject frame = frames.poll(10, TimeUnit.SECONDS);
          assertThat(frame).as("the frame that was waited for").isNotNull();
          if (fits.test(frame)) {
            return frame;
          }
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void told(String words) {
      await(frame -> frame.encode().contains(words));
    }
  }

  @BeforeEach
  void furnish() {
    server = new TestServer();
    sockets = Client.sockets(server.vertx);
    String admin = server.firstAdministrator().json().getString("accessToken");
    mentor = server.person(admin, "Otto", "mentor");
    watcher = server.person(admin, "Ole", "observer");
    lead = token(server.person(admin, "Lea", "mentor"));
    JsonObject plan = new JsonObject().put("title", "Ring").put("warmupMinutes", 0).put("panel", JsonArray.of(seat(mentor, "mentor"), seat(watcher, "observer")));
    interview = server.api("POST", "/interviews", lead, plan).json().getString("id");
  }

  @AfterEach
  void close() {
    pages.forEach(page -> page.client.close());
    sockets.close();
    server.close();
  }

  private static String token(Answer in) {
    return in.json().getString("accessToken");
  }

  private static String id(Answer in) {
    return in.json().getJsonObject("person").getString("id");
  }

  private static JsonObject seat(Answer in, String role) {
    return new JsonObject().put("person", id(in)).put("role", role);
  }

  private String at(String rest) {
    return "/interviews/" + interview + rest;
  }

  private Optional<String> roomToken(String token) {
    return Optional.ofNullable(server.api("POST", at("/room-token"), token, null).json().getString("token"));
  }

  private int door(String token, String rest) {
    return server.api("GET", at(rest), token, null).status();
  }

  /** Tokens are stamped by a clock that is moved by hand, and those of before a change let nobody in. */
  private void later() {
    server.clock.move(Duration.ofMinutes(2));
  }

  private static void wish(Page lead, String member, String role) {
    lead.client.say("seat", new JsonObject().put("ref", 9).put("member", member).put("role", role));
  }

  private String refused(Page lead, String member, String role) {
    wish(lead, member, role);
    return lead.await(frame -> frame.containsKey("refused")).getJsonObject("refused").getString("detail");
  }

  @Test
  void W_9_the_doors_of_a_mentor_who_became_an_observer_close_with_their_seat_and_open_again() {
    Page leads = new Page(lead);
    Page grades = new Page(token(mentor));
    assertThat(door(token(mentor), "/pins")).isEqualTo(200);
    wish(leads, id(mentor), "observer");
    grades.told("\"seat\":{\"role\":\"observer\"");
    assertThat(door(token(mentor), "/pins")).isEqualTo(403);
    assertThat(server.api("GET", at(""), lead, null).json().getJsonArray("panel").encode()).contains("\"Otto\",\"role\":\"observer\"");
    wish(leads, id(mentor), "mentor");
    grades.told("\"seat\":{\"role\":\"mentor\"");
    assertThat(door(token(mentor), "/pins")).isEqualTo(200);
    assertThat(grades.closings).isEmpty();
  }

  @Test
  void W_9_who_is_taken_out_finds_no_interview_at_any_door_and_comes_back_as_who_they_were() {
    Page leads = new Page(lead);
    Page grades = new Page(token(mentor));
    wish(leads, id(mentor), "none");
    grades.told("\"role\":null");
    assertThat(door(token(mentor), "")).isEqualTo(404);
    assertThat(server.api("POST", at("/room-token"), token(mentor), null).status()).isEqualTo(404);
    wish(leads, id(mentor), "mentor");
    leads.told("\"seated\":{\"member\":\"" + id(mentor) + "\",\"role\":\"mentor\"}");
    later();
    Page again = new Page(token(mentor));
    assertThat(again.client.welcome().getString("member")).isEqualTo(id(mentor));
    assertThat(again.client.welcome().getString("role")).isEqualTo("mentor");
  }

  @Test
  void SEC_34_who_may_only_look_on_is_made_no_mentor() {
    Page leads = new Page(lead);
    assertThat(refused(leads, id(watcher), "mentor")).isEqualTo("Ole may only observe.");
    JsonObject whom = new JsonObject().put("role", "observer").put("name", "Gus");
    String secret = Site.secret(server.api("POST", at("/invitations"), lead, whom).json().getString("link"));
    String guest = token(server.api("POST", "/invitations/redeem", "", new JsonObject().put("secret", secret)));
    Page looks = new Page(guest);
    String member = looks.client.welcome().getString("member");
    assertThat(refused(leads, member, "mentor")).startsWith("Gus came by a link and may only look on");
    wish(leads, member, "none");
    looks.told("\"role\":null");
    assertThat(server.api("POST", at("/room-token"), guest, null).status()).isEqualTo(401);
    wish(leads, member, "observer");
    leads.told("\"member\":\"" + member + "\",\"role\":\"observer\"");
    later();
    assertThat(new Page(guest).client.welcome().getString("member")).isEqualTo(member);
  }

  @Test
  void SEC_32_the_lead_of_an_interview_is_asked_of_its_plan_and_not_of_the_page_alone() {
    Page leads = new Page(lead);
    server.database.inTransaction(sql -> sql.update("DELETE FROM panel WHERE role = 'lead'"));
    assertThat(refused(leads, id(mentor), "observer")).isEqualTo("Only the lead of an interview changes who sits where.");
  }

  @Test
  void W_9_a_seat_that_is_changed_in_the_plan_changes_in_the_room_without_a_break() {
    new Page(lead);
    Page grades = new Page(token(mentor));
    String revision = server.api("GET", at(""), lead, null).header("ETag");
    JsonObject plan = new JsonObject().put("panel", JsonArray.of(seat(mentor, "observer"), seat(watcher, "observer")));
    assertThat(server.api("PATCH", at(""), lead, plan, "If-Match", revision).status()).isEqualTo(200);
    grades.told("\"seat\":{\"role\":\"observer\"");
    assertThat(grades.closings).isEmpty();
  }

  @Test
  void a_change_of_seats_is_a_line_of_the_audit() {
    Page leads = new Page(lead);
    wish(leads, id(mentor), "observer");
    leads.told("\"seated\"");
    List<Row> lines = server.database.inTransaction(sql -> sql.rows("SELECT 1 FROM audit WHERE act = 'seat-changed'"));
    assertThat(lines).hasSize(1);
  }
}
