package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.access.Route;
import tryout.access.Route.Entry;
import tryout.access.Standing;
import tryout.exercise.Archive;
import tryout.judge.TinyPackage;
import tryout.web.Api;

/** Walks every cell of the table of role × route over a real server. */
class RouteMatrixTest {
  private static final JsonObject NAMED = new JsonObject().put("name", "Somebody");
  /** A receiver that takes no connection. */
  private static final String NOBODY_THERE = "http://localhost:1/";
  private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static TestServer server;
  private static String admin;
  private static String lead;
  private static String interview;
  private static String elsewhere;
  private static String spare;
  private static String round;
  private static String idea;
  private static final Map<String, Caller> CALLERS = new LinkedHashMap<>();
  private static final Map<String, String> ATTEMPTS = new HashMap<>();

  /** Somebody who calls, and what they are for the interview of these tests. */
  private record Caller(String token, Set<Standing> standings) {}

  @BeforeAll
  static void furnish() {
    server = new TestServer();
    admin = server.firstAdministrator().json().getString("accessToken");
    person("administrator", Standing.ADMINISTRATOR, "administrator");
    person("coordinator", Standing.COORDINATOR, "coordinator");
    person("mentor", Standing.MENTOR, "mentor");
    person("observer", Standing.OBSERVER, "observer");
    Answer first = server.person(admin, "Lea", "mentor");
    Answer second = server.person(admin, "Mia", "mentor");
    Answer third = server.person(admin, "Ole", "observer");
    spare = id(server.person(admin, "Spare", "observer"));
    lead = token(first);
    interview = plan(new JsonArray().add(seat(second, "mentor")).add(seat(third, "observer")));
    elsewhere = plan(new JsonArray());
    run();
    CALLERS.put("lead of the panel", new Caller(lead, EnumSet.of(Standing.PERSON, Standing.MENTOR, Standing.PANEL_LEAD)));
    CALLERS.put("mentor of the panel", new Caller(token(second), EnumSet.of(Standing.PERSON, Standing.MENTOR, Standing.PANEL_MENTOR)));
    CALLERS.put("observer of the panel", new Caller(token(third), EnumSet.of(Standing.PERSON, Standing.OBSERVER, Standing.PANEL_OBSERVER)));
    CALLERS.put("candidate", new Caller(guest(interview, "candidate"), EnumSet.of(Standing.GUEST_CANDIDATE)));
    CALLERS.put("somebody without a role", new Caller(token(signUp()), EnumSet.of(Standing.PERSON)));
    round = openRound();
    idea = publishedIdea();
    CALLERS.put("learner", new Caller(token(server.api("POST", "/practice/learners", "", null)), EnumSet.of(Standing.LEARNER)));
    CALLERS.put("invited observer", new Caller(guest(interview, "observer"), EnumSet.of(Standing.GUEST_OBSERVER)));
  }

  /** Its first run, of nothing. */
  private static void run() {
    server.database.inTransaction(sql -> sql.update(
        "INSERT INTO room_event (room_id, seq, at, kind, schema_version, payload) VALUES ($1, 1, now(), 13, 1, $2)", UUID.fromString(interview),
        new JsonObject().put("run", 1).put("profile", "quick").put("versions", new JsonObject())));
  }

  private static void person(String name, Standing standing, String role) {
    CALLERS.put(name, new Caller(token(server.person(admin, name, role)), EnumSet.of(Standing.PERSON, standing)));
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

  private static String plan(JsonArray panel) {
    return server.api("POST", "/interviews", lead, new JsonObject().put("title", "Ring").put("panel", panel)).json().getString("id");
  }

  private static Answer signUp() {
    String mail = UUID.randomUUID() + "@example.net";
    return server.api("POST", "/accounts", "", new JsonObject().put("name", "Somebody").put("mail", mail).put("password", "a phrase of my own"));
  }

  private static String coordinator() {
    return CALLERS.get("coordinator").token();
  }

  private static String draftRound() {
    JsonObject dates = new JsonObject();
    List<String> names = List.of("ideasOpen", "ideasClose", "applyOpen", "applyClose", "announceAt", "start", "end");
    names.forEach(name -> dates.put(name, server.clock.instant().plus(Duration.ofDays(names.indexOf(name) * 10 - 5)).toString()));
    JsonObject sent = new JsonObject().put("name", "Season").put("dates", dates).put("programmes", JsonArray.of(new JsonObject().put("id", "x").put("name", "X")));
    return server.api("POST", "/rounds", coordinator(), sent).json().getString("id");
  }

  private static String openRound() {
    String id = draftRound();
    server.api("POST", "/rounds/" + id + "/transitions", coordinator(), new JsonObject().put("action", "open"), "If-Match", "\"1\"");
    return id;
  }

  /** An idea of somebody's own, or one that everybody knows where they may have none. */
  private static String ownIdea(String token) {
    JsonObject sent = new JsonObject().put("title", UUID.randomUUID().toString()).put("description", "x").put("skillLevel", "x").put("language", "C");
    Answer begun = server.api("POST", "/rounds/" + round + "/ideas", token, sent);
    return begun.status() == 201 ? begun.json().getString("id") : idea;
  }

  private static String tag(String id) {
    return server.api("GET", "/ideas/" + id, admin, null).header("ETag");
  }

  private static Answer ofIdea(String method, String id, String path, String token, JsonObject body) {
    return server.api(method, "/ideas/" + id + path, token, body, "If-Match", tag(id));
  }

  private static String myself(String token) {
    String me = server.api("GET", "/me", token, null).json().getString("id");
    return me == null ? spare : me;
  }

  /** An idea of their own that they agreed to mentor, as far as they may. */
  private static String mentoredIdea(String token) {
    String id = ownIdea(token);
    ofIdea("PUT", id, "/mentors/" + myself(token), token, new JsonObject());
    ofIdea("POST", id, "/mentors/" + myself(token) + "/transitions", token, new JsonObject().put("action", "agree").put("hours", 5));
    return id;
  }

  private static String publishedIdea() {
    String id = mentoredIdea(lead);
    ofIdea("POST", id, "/transitions", lead, new JsonObject().put("action", "propose"));
    ofIdea("POST", id, "/transitions", coordinator(), new JsonObject().put("action", "publish"));
    return id;
  }

  private static Answer asked(String token, String method, String path, JsonObject body) {
    String id = ownIdea(token);
    String person = path.isEmpty() ? spare : myself(token);
    ofIdea("PUT", id, "/mentors/" + person, token, new JsonObject());
    return ofIdea(method, id, "/mentors/" + person + path, token, body);
  }

  private static Answer hiding(String token) {
    String id = mentoredIdea(token);
    Answer message = server.api("POST", "/ideas/" + id + "/messages", token, new JsonObject().put("text", "x"));
    return server.api("POST", "/ideas/" + id + "/messages/" + message.json().getString("id", spare) + "/hiding", token, null);
  }

  private static String brought() {
    return server.api("POST", "/rounds/" + round + "/imports", coordinator(), new JsonObject().put("page", "x")).json().getString("id");
  }

  private static Answer invite(String room, String role) {
    return server.api("POST", "/interviews/" + room + "/invitations", lead, new JsonObject().put("role", role).put("name", "Guest"));
  }

  private static JsonObject secret(Answer link, String key) {
    return new JsonObject().put(key, link.json().getString("link").split("#")[1]);
  }

  private static String guest(String room, String role) {
    return token(server.api("POST", "/invitations/redeem", "", secret(invite(room, role), "secret")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void SEC_32_a_route_without_a_row_does_not_exist_and_a_row_without_a_door_neither() {
    assertThat(server.edge.api().doors().stream().map(RouteMatrixTest::row))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Route.values()).map(RouteMatrixTest::row).toList());
  }

  private static String row(Api.Door door) {
    return door.method() + " " + door.path() + " " + door.guard().name();
  }

  private static String row(Route route) {
    return route.method() + " " + route.path() + " " + route.name();
  }

  /** What is no door: pages and files, which are the same for everybody, and the socket, which asks for a token itself. */
  @Test
  void SEC_32_whatever_else_the_port_answers_is_listed_here() {
    Set<String> doors = Set.copyOf(server.edge.api().doors().stream().map(door -> "/api/v1" + door.path()).toList());
    Stream<String> others = server.edge.router().getRoutes().stream()
        .filter(route -> route.getName() != null && !doors.contains(route.getName())).map(io.vertx.ext.web.Route::getName);
    assertThat(others.distinct())
        .containsExactlyInAnyOrder("/api/v1/rooms/:room/socket", "/health", "/ready", "/assets/", "/lib/", "/problems/:slug", "/sign-in", "/room/:room", "/", "/ideas", "/ideas/:idea", "/rounds", "/rounds/:round", "/rounds/:round/ideas.atom");
  }

  @Test
  void SEC_32_every_cell_of_role_and_route_answers_as_the_table_says() {
    int cells = 0;
    for (Route route : Route.values()) {
      if (route.entry() == Entry.SIGNED_IN) {
        assertThat(call(route, "").status()).as("%s without a token", route).isEqualTo(401);
        for (Map.Entry<String, Caller> caller : CALLERS.entrySet()) {
          cell(route, caller.getKey(), caller.getValue());
          cells++;
        }
      }
    }
    assertThat(cells).isGreaterThan(15 * CALLERS.size());
  }

  private static void cell(Route route, String name, Caller caller) {
    Answer answer = call(route, caller.token());
    if (Set.of(Route.REVEAL_ATTEMPT, Route.REPLAY_MODEL).contains(route) && route.permits(caller.standings())) {
      assertThat(answer.json().getString("type")).as("%s by %s", route, name).endsWith("/not-submitted");
      return;
    }
    if (route == Route.READ_REPORT && route.permits(caller.standings())) {
      assertThat(answer.json().getString("type")).as("%s by %s", route, name).endsWith("/not-ended");
      return;
    }
    if (route.permits(caller.standings()) && (route.path().contains(":application") || route == Route.BEGIN_APPLICATION)) {
      assertThat(answer.status()).as("%s by %s gets past the guard, to where the application is looked for: %s", route, name, answer.text()).isIn(404, 409);
      return;
    }
    if (route.permits(caller.standings())) {
      assertThat(answer.status()).as("%s by %s: %s", route, name, answer.text()).isBetween(200, 204);
      return;
    }
    boolean guest = caller.standings().contains(Standing.GUEST_CANDIDATE) || caller.standings().contains(Standing.GUEST_OBSERVER)
        || caller.standings().contains(Standing.LEARNER);
    boolean looksUp = route.permits(EnumSet.of(Standing.PANEL_LEAD, Standing.PANEL_MENTOR, Standing.PANEL_OBSERVER));
    boolean hidden = route.ofInterview() && looksUp && !guest && !Route.SHOW_INTERVIEW.permits(caller.standings());
    assertThat(answer.status()).as("%s by %s: %s", route, name, answer.text()).isEqualTo(hidden ? 404 : 403);
  }

  @Test
  void SEC_32_a_guest_of_another_room_is_told_that_there_is_no_such_interview() {
    for (String role : List.of("candidate", "observer")) {
      String stranger = guest(elsewhere, role);
      for (Route route : Route.values()) {
        if (route.ofInterview()) {
          assertThat(call(route, stranger).status()).as("%s by a %s of another room", route, role).isEqualTo(404);
        }
      }
    }
  }

  /** Every id that the people of one interview ever see, at every door, in the hands of those who are not of it. */
  @Test
  void SEC_34_no_id_opens_a_door_for_whoever_is_not_of_it_nor_tells_that_it_exists() {
    Set<String> ids = new TreeSet<>();
    for (String path : List.of("/interviews/" + interview, "/interviews/" + interview + "/record", "/me", "/people?limit=100")) {
      UUID_TEXT.matcher(server.api("GET", path, lead, null).text()).results().forEach(id -> ids.add(id.group()));
    }
    UUID_TEXT.matcher(invite(interview, "candidate").text()).results().forEach(id -> ids.add(id.group()));
    assertThat(ids).contains(interview).hasSizeGreaterThan(5);
    List<String> strangers = List.of(CALLERS.get("mentor").token(), CALLERS.get("observer").token(), guest(elsewhere, "candidate"));
    for (String stranger : strangers) {
      for (Route route : Route.values()) {
        if (route.path().contains(":")) {
          String unknown = told(route, stranger, UUID.randomUUID().toString());
          assertThat(unknown).as(route.name()).matches("(403|404) .*");
          ids.forEach(id -> assertThat(told(route, stranger, id)).as("%s with %s", route, id).isEqualTo(unknown));
        }
      }
    }
  }

  private static String told(Route route, String token, String id) {
    JsonObject body = route.method() == HttpMethod.GET ? null : new JsonObject().put("role", "observer").put("name", "X");
    Answer answer = server.api(route.method().name(), route.path().replaceAll(":\\w+", id), token, body, "If-Match", "\"1\"");
    return answer.status() + " " + answer.json().getString("type") + " " + answer.json().getString("detail");
  }

  @Test
  void SEC_43_text_that_looks_like_sql_is_text() {
    String name = "Robert'); DROP TABLE person; --";
    JsonObject person = server.api("POST", "/people", admin, new JsonObject().put("name", name).put("roles", JsonArray.of("observer"))).json();
    assertThat(person.getJsonObject("person").getString("name")).isEqualTo(name);
    assertThat(server.api("GET", "/people?limit=100", admin, null).text()).contains(name);
    assertThat(server.api("GET", "/people?cursor=" + java.net.URLEncoder.encode("' OR 1=1 --", java.nio.charset.StandardCharsets.UTF_8), admin, null).status()).isBetween(400, 422);
  }

  @Test
  void SEC_15_what_rests_on_a_cookie_or_a_secret_is_for_our_own_pages_whoever_sits_before_them() {
    for (Route route : Route.values()) {
      if (route.entry() == Entry.OWN_PAGE) {
        for (String[] forged : new String[][] {{"Origin", "https://elsewhere.example"}, {"Origin", ""}, {"Tryout-Request", ""}, {"Sec-Fetch-Site", "cross-site"}}) {
          assertThat(call(route, "", forged).status()).as("%s with %s", route, List.of(forged)).isEqualTo(403);
        }
        assertThat(call(route, "").status()).as("%s from our own page", route).isBetween(200, 204);
      } else if (route.entry() == Entry.ANYONE) {
        assertThat(call(route, "", "Origin", "https://elsewhere.example").status()).as("%s", route).isEqualTo(200);
      }
    }
  }

  /** A request that is right in all but, perhaps, who makes it. */
  private static Answer call(Route route, String token, String... headers) {
    return switch (route) {
      case READ_CONTRACT, SHOW_ORGANISATION, SHOW_MYSELF, LIST_PEOPLE, LIST_EXERCISES, LIST_INTERVIEWS, SHOW_INTERVIEW, READ_RECORD, DOWNLOAD_RECORD,
          READ_REPORT, READ_SCORES, READ_GUIDE, REPLAY_INTERVIEW, READ_PINS, LIST_PRACTICE, SHOW_PRACTICE, DOWNLOAD_PRACTICE, LIST_ATTEMPTS, SHOW_ATTEMPT, REPLAY_ATTEMPT, REPLAY_MODEL,
          DOWNLOAD_ATTEMPT ->
          send(route, token, null, headers);
      case ERASE_INTERVIEW -> erasure(token);
      case SIGN_OUT, ENTER_ROOM, ASK_ERASURE, CHECK_SANDBOX, BEGIN_LEARNING, ENTER_ATTEMPT, REVEAL_ATTEMPT, DELETE_ATTEMPT -> send(route, token, null, headers);
      case CHANGE_ORGANISATION -> send(route, token, NAMED, "If-Match", server.api("GET", "/organisation", "", null).header("ETag"));
      case SIGN_IN -> send(route, token, secret(server.api("POST", "/sign-in-links", admin, new JsonObject().put("person", spare)), "link"), headers);
      case RENEW -> send(route, token, new JsonObject().put("as", "person"), headers);
      case CHANGE_MYSELF -> send(route, token, NAMED, "If-Match", server.api("GET", "/me", token, null).header("ETag"));
      case LIST_TOKENS -> send(route, token, null);
      case MAKE_TOKEN -> send(route, token, named("Script").put("scope", "read").put("endsOn", today().toString()).put("currentPassword", "a phrase of my own"));
      case REVOKE_TOKEN -> revocation(token);
      case MAKE_SIGN_IN_LINK -> send(route, token, new JsonObject().put("person", spare));
      case ADD_PERSON -> send(route, token, NAMED.copy().put("roles", JsonArray.of("observer")));
      case CHANGE_PERSON -> send(route, token, new JsonObject().put("roles", JsonArray.of("observer")), "If-Match", "\"" + revision() + "\"");
      case LIST_VERSIONS, SHOW_VERSION, DOWNLOAD_PACKAGE, DOWNLOAD_STUDENT_PACK -> send(route, token, null, headers);
      case UPLOAD_VERSION -> server.upload(token, tiny(1));
      case VERIFY_VERSION -> server.api("POST", "/exercises/versions/" + version("hexdump").getString("digest") + "/verification", token, null, headers);
      case RETIRE_VERSION -> retirement("POST", token, "retired", "DELETE");
      case TAKE_BACK_VERSION -> retirement("DELETE", token, "verified", "POST");
      case DELETE_VERSION -> deletion(token);
      case PLAN_INTERVIEW -> send(route, token, new JsonObject().put("title", "Another"));
      case CHANGE_INTERVIEW -> send(route, token, new JsonObject().put("minutes", 40), "If-Match", server.api("GET", "/interviews/" + interview, lead, null).header("ETag"));
      case INVITE -> send(route, token, new JsonObject().put("role", "observer").put("name", "Guest"));
      case RENEW_INVITATION, REVOKE_INVITATION, FOLLOW_ROUND, UNFOLLOW_ROUND -> send(route, token, null);
      case REDEEM_INVITATION -> send(route, token, secret(invite(interview, "observer"), "secret"), headers);
      case BEGIN_ATTEMPT -> send(route, token, new JsonObject().put("exercise", "ringbuf"));
      case LIST_ROUNDS, SHOW_ROUND, SHOW_CALENDAR, LIST_IDEAS, EXPORT_IDEAS, SHOW_IDEA, EXPORT_IDEA, LIST_MESSAGES, SHOW_DASHBOARD, LIST_OWN_IDEAS, LIST_MENTORS, LIST_NOTIFICATIONS ->
          send(route, token, null, headers);
      case SIGN_UP -> send(route, token, NAMED.copy().put("mail", UUID.randomUUID() + "@example.net").put("password", "a phrase of my own"), headers);
      case ADD_ROUND -> send(route, token, NAMED);
      case CHANGE_ROUND -> send(route, token, NAMED, "If-Match", server.api("GET", "/rounds/" + round, "", null).header("ETag"));
      case MOVE_ROUND -> server.api("POST", "/rounds/" + draftRound() + "/transitions", token, new JsonObject().put("action", "open"), "If-Match", "\"1\"");
      case BEGIN_IDEA -> send(route, token, new JsonObject().put("title", UUID.randomUUID().toString()));
      case CHANGE_IDEA -> ofIdea("PATCH", ownIdea(token), "", token, new JsonObject().put("summary", "x"));
      case MOVE_IDEA -> ofIdea("POST", ownIdea(token), "/transitions", token, new JsonObject().put("action", "archive").put("reason", "withdrawn"));
      case LIST_REVISIONS -> server.api("GET", "/ideas/" + ownIdea(token) + "/revisions", token, null);
      case ASK_MENTOR -> ofIdea("PUT", ownIdea(token), "/mentors/" + spare, token, new JsonObject());
      case TAKE_BACK_MENTOR -> asked(token, "DELETE", "", null);
      case ANSWER_AS_MENTOR -> asked(token, "POST", "/transitions", new JsonObject().put("action", "decline"));
      case ADD_MESSAGE -> send(route, token, new JsonObject().put("text", "x"));
      case HIDE_MESSAGE -> hiding(token);
      case IMPORT_IDEAS -> send(route, token, new JsonObject().put("page", "x"));
      case SHOW_IMPORT -> server.api("GET", "/imports/" + brought(), token, null);
      case APPLY_IMPORT -> server.api("POST", "/imports/" + brought() + "/apply", token, null);
      case LIST_APPLICATIONS, EXPORT_APPLICATIONS, LIST_OWN_APPLICATIONS, SHOW_APPLICATION, LIST_SUBMITTED, LIST_CONTACT, LIST_REVIEWS, BEGIN_APPLICATION, REMOVE_CONTRIBUTION, LOCK_REVIEW ->
          send(route, token, null, "If-Match", "\"1\"");
      case CHANGE_APPLICATION -> send(route, token, new JsonObject().put("problem", "x"), "If-Match", "\"1\"");
      case MOVE_APPLICATION -> send(route, token, new JsonObject().put("action", "submit"), "If-Match", "\"1\"");
      case ADD_CONTRIBUTION -> send(route, token, new JsonObject().put("title", "x").put("href", "https://example.org"));
      case ADD_CONTACT, ADD_ADDENDUM -> send(route, token, new JsonObject().put("text", "x"), "If-Match", "\"1\"");
      case PUT_REVIEW -> send(route, token, new JsonObject().put("levels", new JsonObject()), "If-Match", "\"1\"");
      case RECOMMEND -> send(route, token, new JsonObject().put("verdict", "accept"));
      case DECLARE_CONFLICT, LIFT_CONFLICT -> send(route, token, new JsonObject().put("reason", "x"));
      case READ_NOTIFICATIONS -> send(route, token, new JsonObject().put("upTo", spare));
      case RUN_AGAIN -> send(route, token, null, headers);
      case LIST_WEBHOOKS -> send(route, token, null);
      case ADD_WEBHOOK -> send(route, token, new JsonObject().put("url", NOBODY_THERE));
      case CHANGE_WEBHOOK -> ofWebhook(route, token, new JsonObject().put("enabled", false));
      case DELETE_WEBHOOK, TEST_WEBHOOK, LIST_DELIVERIES, REDELIVER -> ofWebhook(route, token, null);
      case RENDER_MARKDOWN -> send(route, token, new JsonObject().put("text", "*a*"));
    };
  }

  /** Of one that was just added and tested, and is deleted again: there is room for few. */
  private static Answer ofWebhook(Route route, String token, JsonObject body) {
    JsonObject hook = server.api("POST", "/webhooks", admin, new JsonObject().put("url", NOBODY_THERE)).json();
    String path = "/webhooks/" + hook.getString("id");
    String delivery = server.api("POST", path + "/test", admin, null).json().getString("id");
    Answer answer = server.api(route.method().name(), route.path().replace(":webhook", hook.getString("id")).replace(":delivery", delivery), token, body, "If-Match", "\"1\"");
    server.database.inTransaction(sql -> sql.update("DELETE FROM webhook"));
    return answer;
  }

  private static JsonObject named(String name) {
    return new JsonObject().put("name", name);
  }

  private static LocalDate today() {
    return server.clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Of a token of theirs, or of nobody's where they may have none. */
  private static Answer revocation(String token) {
    Answer made = call(Route.MAKE_TOKEN, token);
    String id = made.status() == 201 ? made.json().getString("id") : UUID.randomUUID().toString();
    return server.api("DELETE", "/me/tokens/" + id, token, null);
  }

  private static JsonObject version(String slug) {
    return server.api("GET", "/exercises/versions", admin, null).json().getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(item -> item.getString("slug").equals(slug)).findFirst().orElseThrow();
  }

  /** Of one that is not in the state yet to which the route leads. */
  private static Answer retirement(String method, String token, String to, String back) {
    String path = "/exercises/versions/" + version("tokenize").getString("digest");
    Answer shown = server.api("GET", path, admin, null);
    if (shown.json().getString("state").equals(to)) {
      server.api(back, path + "/retirement", admin, null, "If-Match", shown.header("ETag"));
    }
    return server.api(method, path + "/retirement", token, null, "If-Match", server.api("GET", path, admin, null).header("ETag"));
  }

  /** Of a draft, which it stays whatever comes of verifying it meanwhile. */
  private static Answer deletion(String token) {
    String digest = server.upload(admin, tiny(2)).json().getString("digest");
    server.database.inTransaction(sql -> sql.update("UPDATE exercise SET state = 'draft' WHERE digest = $1", digest));
    String path = "/exercises/versions/" + digest;
    return server.api("DELETE", path, token, null, "If-Match", server.api("GET", path, admin, null).header("ETag"));
  }

  /** Of one that nobody needs any more, where it is permitted. */
  private static Answer erasure(String token) {
    String id = token.equals(CALLERS.get("coordinator").token()) ? plan(new JsonArray()) : interview;
    return server.api("DELETE", "/interviews/" + id, token, null, "If-Match", "\"1\"");
  }

  /** A package of that version. */
  private static byte[] tiny(int version) {
    Path folder = TestSandbox.folder();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    Archive.pack(new TinyPackage().change("problem.yaml", text -> text.replace("version: \"1\"", "version: \"%d\"".formatted(version + 1))).write(folder), zip);
    return zip.toByteArray();
  }

  private static long revision() {
    return server.api("GET", "/people?limit=100", admin, null).json().getJsonArray("items").stream().map(JsonObject.class::cast)
        .filter(person -> person.getString("id").equals(spare)).findFirst().orElseThrow().getLong("revision");
  }

  /** An attempt of theirs, or an id that nothing has where they may have none. */
  private static String attempt(String token) {
    Answer begun = server.api("POST", "/practice/attempts", token, new JsonObject().put("exercise", "ringbuf"));
    return begun.status() == 201 ? begun.json().getString("id") : UUID.randomUUID().toString();
  }

  private static Answer send(Route route, String token, JsonObject body, String... headers) {
    String path = route.path().replace(":person", spare).replace(":interview", interview).replace(":slug", "ringbuf").replace(":run", "1").replace(":round", round).replace(":idea", idea)
        .replace(":application", spare).replace(":contribution", spare);
    path = path.contains(":digest") ? path.replace(":digest", version("ringbuf").getString("digest")) : path;
    if (path.contains(":attempt")) {
      path = path.replace(":attempt", route == Route.DELETE_ATTEMPT ? attempt(token) : ATTEMPTS.computeIfAbsent(token, RouteMatrixTest::attempt));
    }
    if (path.contains(":invitation")) {
      path = path.replace(":invitation", invite(interview, "observer").json().getString("id"));
    }
    return server.api(route.method().name(), path, token, body, headers);
  }
}
