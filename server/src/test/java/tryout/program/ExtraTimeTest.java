package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.client.Client;
import tryout.client.Ear;
import tryout.client.Site;

/** a coordinator lengthens the exercise for a candidate, and nobody who grades is told that it was. */
class ExtraTimeTest {
  /** 47 minutes and 37 % of them, to the whole minute: 18. */
  private static final int MINUTES = 47;
  private static final int PERCENT = 37;
  private static final int EXTRA = 18;
  private static final int LENGTH = 65;
  private static final Set<Long> TELLING = Set.of(47L, 37L, 18L, 47 * 60_000L, 18 * 60_000L);
  /** What counts something else. */
  private static final Set<String> COUNTS = Set.of("seq", "last", "end", "version", "length", "clientSeq", "revision");

  private TestServer server;
  private WebSocketClient sockets;
  /** Who sits on the panel as a mentor. */
  private String coordinator;
  /** A coordinator who does not. */
  private String aside;
  private String lead;
  private String mentor;
  private String interview;
  private String candidate;
  private final List<Client> pages = new ArrayList<>();
  private final List<String> heardByLead = Collections.synchronizedList(new ArrayList<>());
  private final List<String> heardByMentor = Collections.synchronizedList(new ArrayList<>());
  private final List<String> heardByCandidate = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void furnish() {
    server = new TestServer();
    sockets = Client.sockets(server.vertx);
    String admin = server.firstAdministrator().json().getString("accessToken");
    aside = server.person(admin, "Dora", "coordinator").json().getString("accessToken");
    Answer cora = server.person(admin, "Cora", "mentor", "coordinator");
    Answer otto = server.person(admin, "Otto", "mentor");
    coordinator = cora.json().getString("accessToken");
    mentor = otto.json().getString("accessToken");
    lead = server.person(admin, "Lea", "mentor").json().getString("accessToken");
    JsonObject plan = new JsonObject().put("title", "Ring").put("minutes", MINUTES).put("warmupMinutes", 0).put("panel", JsonArray.of(seat(cora), seat(otto)));
    interview = server.api("POST", "/interviews", lead, plan).json().getString("id");
    candidate = guest();
  }

  @AfterEach
  void close() {
    pages.forEach(Client::close);
    sockets.close();
    server.close();
  }

  private static JsonObject seat(Answer in) {
    return new JsonObject().put("person", in.json().getJsonObject("person").getString("id")).put("role", "mentor");
  }

  private String guest() {
    JsonObject whom = new JsonObject().put("role", "candidate").put("name", "Candidate");
    String secret = Site.secret(server.api("POST", "/interviews/" + interview + "/invitations", lead, whom).json().getString("link"));
    return server.api("POST", "/invitations/redeem", "", new JsonObject().put("secret", secret)).json().getString("accessToken");
  }

  private String at(String rest) {
    return "/interviews/" + interview + rest;
  }

  private Answer change(String token, JsonObject body) {
    String revision = server.api("GET", at(""), token, null).header("ETag");
    return server.api("PATCH", at(""), token, body, "If-Match", revision);
  }

  private void allow() {
    Answer changed = change(coordinator, new JsonObject().put("extraPercent", PERCENT));
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
  }

  private Client enter(String token, List<String> heard) {
    Site site = new Site(URI.create("http://127.0.0.1:" + server.edge.port()), TestServer.ORIGIN);
    Client page = new Client(server.vertx, sockets, site, interview, () -> Optional.of(
        server.api("POST", at("/room-token"), token, null).json().getString("token")), new Ear() {
          @Override
          public void frame(JsonObject frame) {
            heard.add(frame.encode());
          }
        });
    pages.add(page);
    page.joined().orTimeout(20, TimeUnit.SECONDS).join();
    return page;
  }

  private static JsonObject ask(Client page, String kind, JsonObject body) {
    JsonObject answer = page.ask(kind, body).orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(answer.containsKey("refused")).as(answer.encode()).isFalse();
    return answer;
  }

  /** The exercise's clock as it began. */
  private JsonObject hold() {
    Client leads = enter(lead, heardByLead);
    enter(mentor, heardByMentor);
    Client works = enter(candidate, heardByCandidate);
    ask(works, "consent", new JsonObject().put("terms", works.terms()));
    JsonObject begun = ask(leads, "phase", new JsonObject().put("to", "exercise"));
    ask(leads, "credit", new JsonObject().put("minutes", 2).put("reason", "A slow start."));
    ask(leads, "phase", new JsonObject().put("to", "ended"));
    return begun.getJsonObject("phaseChanged").getJsonObject("clock");
  }

  @Test
  void R_6_the_exercise_is_longer_by_what_a_coordinator_set_to_the_whole_minute() {
    allow();
    JsonObject clock = hold();
    assertThat(clock.getLong("totalMillis")).isEqualTo(LENGTH * 60_000L);
    JsonObject seen = server.api("GET", at(""), coordinator, null).json();
    assertThat(seen.getInteger("minutes")).isEqualTo(MINUTES);
    assertThat(seen.getInteger("extraPercent")).isEqualTo(PERCENT);
  }

  @Test
  void R_6_no_byte_that_a_grader_is_sent_tells_of_it() {
    allow();
    hold();
    enter(lead, heardByLead);
    for (String who : List.of(lead, mentor)) {
      for (String door : List.of("/interviews", at(""), at("/report"), at("/record"), at("/events?after=0"), at("/pins"), at("/scores"))) {
        Answer answer = server.api("GET", door, who, null);
        assertThat(answer.status()).as(door + answer.text()).isEqualTo(200);
        tellsNothing(door, answer.text());
      }
    }
    heardByLead.forEach(frame -> tellsNothing("a frame to the lead", frame));
    heardByMentor.forEach(frame -> tellsNothing("a frame to a mentor", frame));
    assertThat(heardByMentor).as("or nothing was heard").anyMatch(frame -> frame.contains("\"minutes\":" + LENGTH));
  }

  @Test
  void R_6_the_candidate_and_coordinators_know_of_it_and_a_coordinator_who_grades_reads_a_graders_report() {
    allow();
    hold();
    assertThat(heardByCandidate).anyMatch(frame -> frame.contains("\"extraMinutes\":" + EXTRA));
    for (String who : List.of(candidate, aside)) {
      assertThat(server.api("GET", at("/report"), who, null).json().getInteger("extraMinutes")).isEqualTo(EXTRA);
    }
    tellsNothing("the report of a coordinator who sits as a mentor", server.api("GET", at("/report"), coordinator, null).text());
  }

  @Test
  void R_6_who_is_no_coordinator_can_neither_set_it_nor_undo_it() {
    Answer unknown = change(lead, new JsonObject().put("extraPercent", 10));
    assertThat(unknown.status()).as(unknown.text()).isEqualTo(422);
    allow();
    Answer undone = change(lead, new JsonObject().put("minutes", 30));
    assertThat(undone.status()).as(undone.text()).isEqualTo(422);
    tellsNothing("a refusal", undone.text());
    Answer kept = change(lead, new JsonObject().put("title", "Another ring").put("minutes", LENGTH));
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    tellsNothing("a changed plan", kept.text());
    assertThat(server.api("GET", at(""), coordinator, null).json().getInteger("minutes")).isEqualTo(MINUTES);
  }

  @Test
  void R_6_it_is_set_before_the_exercise_begins_and_not_after() {
    hold();
    assertThat(change(coordinator, new JsonObject().put("extraPercent", PERCENT)).json().getString("type")).isEqualTo("/problems/already-started");
    for (int wrong : new int[] {-1, 201}) {
      JsonObject plan = new JsonObject().put("title", "Ring").put("extraPercent", wrong);
      assertThat(server.api("POST", "/interviews", coordinator, plan).status()).isEqualTo(422);
    }
    JsonObject plan = new JsonObject().put("title", "Ring").put("extraPercent", 200);
    assertThat(server.api("POST", "/interviews", coordinator, plan).json().getInteger("extraPercent")).isEqualTo(200);
  }

  private static void tellsNothing(String where, String text) {
    assertThat(text).as(where).doesNotContainPattern("(?i)(?<!-W)extra");
    look(where, "", new JsonObject(text));
  }

  private static void look(String where, String key, Object value) {
    switch (value) {
      case JsonObject object -> object.forEach(entry -> look(where, entry.getKey(), entry.getValue()));
      case JsonArray array -> array.forEach(one -> look(where, key, one));
      case Number number when !COUNTS.contains(key) -> assertThat(TELLING).as("%s: %s", where, key).doesNotContain(number.longValue());
      case null, default -> { }
    }
  }
}
