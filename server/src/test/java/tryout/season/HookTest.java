package tryout.season;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tryout.Patience;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.hook.Receiver;
import tryout.hook.Receiver.Got;

/** Programs that are told of what happens, by a server of the house and a receiver that is another one. */
class HookTest extends OneSeason {
  private static final Duration SOON = Duration.ofSeconds(20);
  private Receiver receiver;

  @BeforeAll
  void openReceiver() {
    receiver = new Receiver();
  }

  @AfterEach
  void forget() {
    server.database.inTransaction(sql -> sql.update("DELETE FROM webhook"));
  }

  @AfterAll
  void closeReceiver() {
    receiver.close();
  }

  private JsonObject hook(String path, String... events) {
    JsonObject made = add(receiver.url(path), events).json();
    assertThat(made.getString("secret")).as(made.encode()).startsWith("whsec_");
    return made;
  }

  private Answer add(String url, String... events) {
    return server.api("POST", "/webhooks", coordinator, new JsonObject().put("url", url).put("events", new JsonArray(List.of(events))));
  }

  private Answer change(JsonObject hook, JsonObject change) {
    return server.api("PATCH", path(hook), coordinator, change, "If-Match", "\"" + shown(hook).getLong("revision") + "\"");
  }

  private static String path(JsonObject hook) {
    return "/webhooks/" + hook.getString("id");
  }

  private JsonObject shown(JsonObject hook) {
    return items("/webhooks").stream().filter(one -> one.getString("id").equals(hook.getString("id"))).findFirst().orElseThrow();
  }

  private List<JsonObject> deliveries(JsonObject hook) {
    return items(path(hook) + "/deliveries");
  }

  private List<JsonObject> items(String path) {
    return server.api("GET", path, coordinator, null).json().getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  private String state(JsonObject hook) {
    return deliveries(hook).getFirst().getString("state");
  }

  private List<Got> got(String path, int many) {
    Patience.until(many + " at " + path + ", which has " + receiver.got(path), SOON, () -> receiver.got(path).size() >= many);
    assertThat(receiver.got(path)).hasSize(many);
    return receiver.got(path);
  }

  private void settled(int tries) {
    Patience.until(tries + " tries", SOON, () -> tries() == tries);
  }

  /** Of the one message that there is, also while nobody's session goes on. */
  private int tries() {
    return server.database.inTransaction(sql -> sql.first("SELECT max(tries) FROM webhook_delivery").orElseThrow().getInteger(0));
  }

  /** Lets that much time pass, sees what comes of it, and lets it go back: nobody's session shall end. */
  private void after(Duration time, Runnable look) {
    server.clock.move(time);
    try {
      server.season.deliver();
      look.run();
    } finally {
      server.clock.move(time.negated());
    }
  }

  private String proposed(String title) {
    String idea = begin(student, title).json().getString("id");
    ask(student, idea, mentor, "co");
    ask(student, idea, other, "co");
    move(student, idea, "propose", "");
    return idea;
  }

  @Test
  void NOTE_7_a_deed_is_one_message_however_many_people_are_told_and_it_holds_ids_and_links_only() {
    JsonObject hook = hook("/all");
    String idea = proposed("Nobody's business");
    Got got = got("/all", 1).getFirst();
    assertThat(got.signedBy(hook.getString("secret"))).isTrue();
    assertThat(got.json().fieldNames()).containsExactlyInAnyOrder("type", "timestamp", "data");
    assertThat(got.json().getString("type")).isEqualTo("idea.proposed");
    assertThat(Instant.parse(got.json().getString("timestamp"))).isEqualTo(server.clock.instant());
    assertThat(got.json().getJsonObject("data")).isEqualTo(new JsonObject().put("idea", idea).put("round", round)
        .put("link", TestServer.ORIGIN + "/ideas/" + idea + "/manage").put("mentors", JsonArray.of(idOf(mentor), idOf(other))));
    answer(mentor, idea, mentor, agree(5));
    move(coordinator, idea, "publish", "");
    server.api("POST", "/ideas/" + idea + "/messages", stranger, new JsonObject().put("text", "Is it a secret?"));
    assertThat(got("/all", 4).stream().map(one -> one.json().getString("type"))).containsExactlyInAnyOrder("idea.proposed", "idea.mentor-agreed", "idea.published", "message.received");
    assertThat(receiver.got("/all").toString()).doesNotContain("business", "secret", "Sam", "Mia", "example.org");
    assertThat(receiver.got("/all").stream().map(Got::id)).doesNotHaveDuplicates();
  }

  @Test
  void NOTE_7_each_deed_with_an_idea_has_its_message() {
    hook("/deeds");
    String idea = proposed("Told of to the end");
    got("/deeds", 1);
    String third = token(server.person(admin, "Thea", "mentor"));
    ask(student, idea, third, "backup");
    got("/deeds", 2);
    answer(other, idea, other, new JsonObject().put("action", "decline"));
    answer(mentor, idea, mentor, agree(5));
    got("/deeds", 4);
    move(coordinator, idea, "publish", "");
    move(coordinator, idea, "unpublish", "not yet");
    answer(mentor, idea, mentor, new JsonObject().put("action", "withdraw").put("note", "no time"));
    move(coordinator, idea, "archive", "withdrawn");
    assertThat(got("/deeds", 8).stream().map(one -> one.json().getString("type"))).containsExactlyInAnyOrder("idea.proposed", "idea.mentor-asked", "idea.mentor-declined",
        "idea.mentor-agreed", "idea.published", "idea.unpublished", "idea.mentor-withdrew", "idea.archived");
    List<String> people = receiver.got("/deeds").stream().map(one -> one.json().getJsonObject("data").getString("person")).filter(java.util.Objects::nonNull).toList();
    assertThat(people).containsExactlyInAnyOrder(idOf(third), idOf(other), idOf(mentor), idOf(mentor));
  }

  @Test
  void NOTE_7_a_deed_that_did_not_happen_is_told_of_to_nobody() {
    JsonObject hook = hook("/undone");
    String draft = begin(student, "Never proposed").json().getString("id");
    assertThat(move(mentor, draft, "propose", "").status()).isEqualTo(404);
    ask(student, draft, mentor, "co");
    assertThat(deliveries(hook)).isEmpty();
  }

  @Test
  void NOTE_7_who_chose_events_hears_of_those_only_and_who_is_switched_off_of_none() {
    hook("/chosen", "idea.published");
    JsonObject off = hook("/off");
    assertThat(change(off, new JsonObject().put("enabled", false)).json().getString("state")).isEqualTo("off");
    String idea = published("Chosen");
    assertThat(got("/chosen", 1).getFirst().json().getJsonObject("data").getString("link")).isEqualTo(TestServer.ORIGIN + "/ideas/" + idea);
    assertThat(deliveries(off)).isEmpty();
  }

  @Test
  void NOTE_2_and_NOTE_7_a_day_that_is_near_is_one_message() {
    hook("/days", "round.deadline");
    round = round("Near", 6);
    server.season.remind();
    server.season.remind();
    List<JsonObject> data = got("/days", 1).stream().map(one -> one.json().getJsonObject("data")).toList();
    assertThat(data.getFirst().getString("round")).isEqualTo(round);
    assertThat(Set.of("ideasClose", "applyOpen")).contains(data.getFirst().getString("date"));
  }

  @Test
  void NOTE_7_what_nobody_may_know_yet_does_not_leave_before_its_time_and_shows_nowhere() {
    JsonObject hook = hook("/decided", "message.received");
    change(hook, new JsonObject().put("events", new JsonArray()));
    Instant announcement = server.clock.instant().plus(Duration.ofMinutes(5));
    Hooks hooks = new Hooks(new Deeds(server.access.audit(), server.clock), TestServer.ORIGIN);
    server.database.inTransaction(sql -> {
      hooks.tell(sql, "application.decided", hooks.at("/applications/1").put("application", "1"), announcement);
      return true;
    });
    server.season.deliver();
    assertThat(deliveries(hook)).isEmpty();
    assertThat(shown(hook).getInteger("waiting")).isZero();
    String decided = server.database.inTransaction(sql -> sql.first("SELECT delivery_id FROM webhook_delivery").orElseThrow().getUUID(0).toString());
    assertThat(server.api("POST", path(hook) + "/deliveries/" + decided + "/redeliver", coordinator, null).status()).isEqualTo(404);
    after(Duration.ofMinutes(5).minusMillis(1), () -> {
      published("Goes before");
      assertThat(got("/decided", 3).toString()).doesNotContain("application");
    });
    after(Duration.ofMinutes(5), () -> {
      Got got = got("/decided", 4).getLast();
      assertThat(got.json().getString("type")).isEqualTo("application.decided");
      assertThat(got.json().getString("timestamp")).isEqualTo(announcement.toString());
    });
  }

  @Test
  void NOTE_8_what_fails_three_times_comes_a_fourth_with_the_same_id_and_body_and_a_valid_signature_each_time() {
    JsonObject hook = hook("/failing", "idea.proposed");
    receiver.at("/failing", Receiver.failing(3));
    proposed("Told in the end");
    settled(1);
    assertThat(state(hook)).isEqualTo("waiting");
    Duration passed = Duration.ZERO;
    for (Duration wait : List.of(Duration.ofSeconds(6), Duration.ofSeconds(72), Duration.ofMinutes(12))) {
      int before = receiver.got("/failing").size();
      after(passed.plusSeconds(1), () -> assertThat(tries()).as("not before its time").isEqualTo(before));
      passed = passed.plus(wait);
      after(passed, () -> settled(before + 1));
    }
    List<Got> all = got("/failing", 4);
    assertThat(all).allMatch(one -> one.signedBy(hook.getString("secret")));
    assertThat(all.stream().map(Got::id).distinct()).containsExactly(deliveries(hook).getFirst().getString("id"));
    assertThat(all.stream().map(Got::body).distinct()).hasSize(1);
    assertThat(all.stream().map(Got::at)).doesNotHaveDuplicates();
    assertThat(state(hook)).isEqualTo("delivered");
    assertThat(shown(hook).getJsonObject("last").getInteger("status")).isEqualTo(204);
  }

  @Test
  void NOTE_8_after_the_last_wait_it_is_given_up_and_comes_again_when_somebody_wants_it_to() {
    JsonObject hook = hook("/never", "idea.proposed");
    receiver.at("/never", Receiver.words(503, "Not today, \0 sorry."));
    proposed("Never told");
    settled(1);
    Duration passed = Duration.ZERO;
    for (int tries = 2; tries <= 7; tries++) {
      int now = tries;
      passed = passed.plusHours(30);
      after(passed, () -> settled(now));
    }
    JsonObject given = deliveries(hook).getFirst();
    assertThat(given.getString("state")).isEqualTo("failed");
    assertThat(given.getInteger("status")).isEqualTo(503);
    assertThat(given.getString("answer")).isEqualTo("Not today, \uFFFD sorry.");
    assertThat(given.getString("nextAt")).isNull();
    receiver.at("/never", Receiver.status(200));
    Answer again = server.api("POST", path(hook) + "/deliveries/" + given.getString("id") + "/redeliver", coordinator, null);
    assertThat(again.json().getString("state")).isEqualTo("waiting");
    assertThat(got("/never", 8).stream().map(Got::id).distinct()).hasSize(1);
    Patience.until("it was taken", SOON, () -> state(hook).equals("delivered"));
  }

  @Test
  void NOTE_8_what_waits_for_a_webhook_that_is_switched_off_goes_on_when_it_is_on_again() {
    JsonObject hook = hook("/resumed", "idea.proposed");
    JsonObject quick = hook("/beside", "idea.proposed");
    receiver.at("/resumed", Receiver.status(500));
    proposed("Waits");
    got("/beside", 1);
    Patience.until("it was tried", SOON, () -> deliveries(hook).getFirst().getInteger("tries") == 1);
    change(hook, new JsonObject().put("enabled", false));
    receiver.at("/resumed", Receiver.status(204));
    server.api("POST", path(quick) + "/test", coordinator, null);
    after(Duration.ofMinutes(1), () -> {
      proposed("Goes by");
      got("/beside", 3);
    });
    got("/resumed", 1);
    server.clock.move(Duration.ofMinutes(1));
    change(hook, new JsonObject().put("enabled", true));
    got("/resumed", 2);
    server.clock.move(Duration.ofMinutes(-1));
  }

  @Test
  void NOTE_8_who_answers_that_it_is_gone_is_switched_off_and_coordinators_are_told() {
    JsonObject hook = hook("/gone");
    receiver.at("/gone", Receiver.status(410));
    proposed("Told to nobody");
    Patience.until("it is off", SOON, () -> shown(hook).getString("state").equals("gone"));
    assertThat(state(hook)).isEqualTo("failed");
    assertThat(deliveries(hook).getFirst().getJsonArray("allowedActions")).isEmpty();
    String delivery = deliveries(hook).getFirst().getString("id");
    assertThat(slug(server.api("POST", path(hook) + "/deliveries/" + delivery + "/redeliver", coordinator, null))).isEqualTo("409 illegal-transition");
    assertThat(told(coordinator)).contains("webhook.gone A webhook was switched off: its receiver answered that it is gone.");
    proposed("Told to nobody, either");
    got("/gone", 1);
    receiver.at("/gone", Receiver.status(200));
    assertThat(change(hook, new JsonObject().put("enabled", true)).json().getString("state")).isEqualTo("on");
    proposed("Told again");
    got("/gone", 2);
  }

  @Test
  void NOTE_8_after_a_change_of_the_secret_both_sign_for_a_day_and_then_the_new_one_alone() {
    JsonObject hook = hook("/rotated", "idea.proposed");
    Answer rotated = change(hook, new JsonObject().put("rotateSecret", true));
    String before = hook.getString("secret");
    String now = rotated.json().getString("secret");
    assertThat(now).startsWith("whsec_").isNotEqualTo(before);
    assertThat(Instant.parse(rotated.json().getString("oldSecretUntil"))).isEqualTo(server.clock.instant().plus(Duration.ofHours(24)).truncatedTo(ChronoUnit.MICROS));
    proposed("Signed twice");
    assertThat(got("/rotated", 1).getFirst().signedBy(now, before)).isTrue();
    String delivery = deliveries(hook).getFirst().getString("id");
    Patience.until("it was taken", SOON, () -> state(hook).equals("delivered"));
    server.api("POST", path(hook) + "/deliveries/" + delivery + "/redeliver", coordinator, null);
    got("/rotated", 2);
    server.database.inTransaction(sql -> sql.update("UPDATE webhook_delivery SET due_at = at"));
    after(Duration.ofHours(24), () -> assertThat(got("/rotated", 3).getLast().signedBy(now)).isTrue());
    assertThat(server.api("GET", "/webhooks", coordinator, null).text()).doesNotContain("whsec_");
    assertThat(change(hook, new JsonObject().put("events", new JsonArray())).text()).doesNotContain("whsec_");
  }

  @Test
  void NOTE_8_a_receiver_that_hangs_holds_up_itself_only() {
    JsonObject hook = hook("/hangs", "idea.proposed");
    receiver.at("/hangs", receiver.hanging());
    hook("/quick", "idea.proposed");
    proposed("One");
    proposed("Two");
    got("/quick", 2);
    got("/hangs", 1);
    assertThat(deliveries(hook).stream().map(one -> one.getInteger("tries"))).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "https://127.0.0.1/", "https://10.1.2.3/", "https://172.20.0.1/", "https://192.168.1.1:8443/x", "https://169.254.169.254/latest/meta-data", "https://0.0.0.0/", "https://[::1]/",
    "https://[::ffff:127.0.0.1]/", "https://[::ffff:a01:203]/", "https://[fe80::1]/", "https://[fd00::1]/", "https://[::]/", "https://[64:ff9b::10.0.0.1]/", "https://2130706433/"
  })
  void NOTE_9_a_target_within_the_house_is_refused(String url) {
    Answer refused = add(url);
    assertThat(slug(refused)).isEqualTo("422 forbidden-target");
    assertThat(refused.json().getString("detail")).contains("TRYOUT_WEBHOOK_HOSTS");
    JsonObject hook = hook("/stays");
    assertThat(slug(change(hook, new JsonObject().put("url", url)))).isEqualTo("422 forbidden-target");
    assertThat(shown(hook).getString("url")).isEqualTo(receiver.url("/stays"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://example.org/", "https://0x7f.1/", "https://127.1/", "https://somebody:secret@localhost/", "https://localhost/#part", "https://localhost:99999/", "https:///x",
    "https://no-such.invalid/", "ftp://localhost/", "https://", "javascript:alert(1)"
  })
  void NOTE_9_what_is_no_plain_address_of_a_known_host_is_refused_at_its_line(String url) {
    Answer refused = add(url);
    assertThat(slug(refused)).isEqualTo("422 invalid");
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer")).isEqualTo("/url");
  }

  @Test
  void NOTE_9_an_address_that_turned_into_one_of_the_house_is_spoken_to_no_more() {
    JsonObject hook = hook("/turned", "idea.proposed");
    server.database.inTransaction(sql -> sql.update("UPDATE webhook SET url = $1", receiver.url("/turned").replace("localhost", "127.0.0.1").replace("http:", "https:")));
    proposed("Not told within");
    settled(1);
    assertThat(deliveries(hook).getFirst().getString("problem")).contains("127.0.0.1 is no address of the public internet");
    assertThat(receiver.got("/turned")).isEmpty();
  }

  @Test
  void a_test_is_answered_with_what_became_of_it_and_never_comes_by_itself() {
    JsonObject hook = hook("/tested", "idea.published");
    Answer taken = server.api("POST", path(hook) + "/test", coordinator, null);
    assertThat(taken.json().getString("state")).isEqualTo("delivered");
    assertThat(taken.json().getString("type")).isEqualTo("webhook.test");
    assertThat(got("/tested", 1).getFirst().signedBy(hook.getString("secret"))).isTrue();
    receiver.at("/tested", Receiver.words(500, "Ouch"));
    JsonObject refused = server.api("POST", path(hook) + "/test", admin, null).json();
    assertThat(refused.getString("state") + refused.getInteger("status") + refused.getString("answer")).isEqualTo("failed500Ouch");
    after(Duration.ofDays(2), () -> assertThat(receiver.got("/tested")).hasSize(2));
  }

  @Test
  void REST_3_to_REST_5_webhooks_are_added_changed_walked_and_deleted_as_everything_else() {
    JsonObject sent = new JsonObject().put("url", receiver.url("/once"));
    Answer first = server.api("POST", "/webhooks", coordinator, sent, "Idempotency-Key", "one");
    assertThat(server.api("POST", "/webhooks", coordinator, sent, "Idempotency-Key", "one").json()).isEqualTo(first.json());
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    server.clock.move(Duration.ofSeconds(1));
    hook("/second");
    assertThat(first.json().getJsonArray("allowedActions")).containsExactly("edit", "rotate", "test", "disable", "delete");
    JsonObject page = server.api("GET", "/webhooks?limit=1", admin, null).json();
    assertThat(page.getJsonArray("items").getJsonObject(0).getString("id")).isEqualTo(first.json().getString("id"));
    assertThat(server.api("GET", "/webhooks?limit=1&cursor=" + page.getString("next"), admin, null).json().getJsonArray("items").getJsonObject(0).getString("url")).isEqualTo(receiver.url("/second"));
    assertThat(slug(server.api("PATCH", path(first.json()), admin, new JsonObject().put("enabled", false)))).isEqualTo("428 precondition-required");
    assertThat(change(first.json(), new JsonObject().put("enabled", false)).header("ETag")).isEqualTo("\"2\"");
    assertThat(slug(server.api("PATCH", path(first.json()), admin, new JsonObject().put("enabled", true), "If-Match", "\"1\""))).isEqualTo("412 stale-revision");
    assertThat(slug(server.api("DELETE", path(first.json()), admin, null, "If-Match", "\"1\""))).isEqualTo("412 stale-revision");
    assertThat(server.api("DELETE", path(first.json()), admin, null, "If-Match", "\"2\"").status()).isEqualTo(204);
    assertThat(items("/webhooks")).hasSize(1);
    List<String> acts = server.database.inTransaction(sql -> sql.rows("SELECT act FROM audit WHERE subject = $1 ORDER BY seq", first.json().getString("id")).stream().map(row -> row.getString("act")).toList());
    assertThat(acts).containsExactly("webhook-added", "webhook-changed", "webhook-deleted");
  }

  @Test
  void REST_5_what_a_webhook_was_told_is_walked_newest_first() {
    JsonObject hook = hook("/walked");
    for (int i = 0; i < 3; i++) {
      server.api("POST", path(hook) + "/test", coordinator, null);
    }
    List<String> all = deliveries(hook).stream().map(one -> one.getString("id")).toList();
    JsonObject page = server.api("GET", path(hook) + "/deliveries?limit=2", admin, null).json();
    JsonObject rest = server.api("GET", path(hook) + "/deliveries?limit=2&cursor=" + page.getString("next"), admin, null).json();
    assertThat(page.getJsonArray("items").addAll(rest.getJsonArray("items")).stream().map(one -> ((JsonObject) one).getString("id"))).containsExactlyElementsOf(all);
    assertThat(rest.getString("next")).isNull();
  }

  @Test
  void there_are_at_most_twenty_and_what_they_were_told_is_kept_for_thirty_days() {
    JsonObject hook = hook("/kept");
    server.api("POST", path(hook) + "/test", coordinator, null);
    for (int i = 1; i < HookStore.MOST; i++) {
      hook("/kept");
    }
    assertThat(slug(add(receiver.url("/kept")))).isEqualTo("409 limit-reached");
    after(HookStore.KEPT.minusMinutes(1), () -> published("Later"));
    assertThat(deliveries(hook)).isNotEmpty();
    after(HookStore.KEPT.plusMinutes(1), () -> Patience.until("it is forgotten", SOON, () -> count() == 0));
  }

  private long count() {
    return server.database.inTransaction(sql -> sql.first("SELECT count(*) FROM webhook_delivery WHERE type = 'webhook.test'").orElseThrow().getLong(0));
  }
}
