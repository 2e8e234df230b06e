package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tryout.TestServer.Answer;

/** What is sent twice with one key is done once. */
class IdempotencyTest extends OneOrganisation {
  /** So long that sealed bytes do not hold it by chance. */
  private static final String KEY = "an-invitation-made-once";

  @Test
  void REST_4_the_same_key_makes_one_interview() {
    Answer one = server.api("POST", "/interviews", mentor, plan(), "Idempotency-Key", KEY);
    Answer two = server.api("POST", "/interviews", mentor, plan(), "Idempotency-Key", KEY);
    assertThat(two.json()).isEqualTo(one.json());
    Answer changed = server.api("POST", "/interviews", mentor, plan().put("title", "Other"), "Idempotency-Key", KEY);
    assertThat(changed.json().getString("type")).isEqualTo("/problems/idempotency-mismatch");
    assertThat(server.api("GET", "/interviews", mentor, null).json().getJsonArray("items")).hasSize(1);
  }

  @Test
  void REST_4_the_same_key_makes_one_invitation_whose_link_works() {
    String path = "/interviews/" + make().getString("id") + "/invitations";
    JsonObject body = new JsonObject().put("role", "candidate").put("name", "Candidate");
    Answer one = keyed(path, mentor, body);
    assertThat(one.status()).as(one.text()).isEqualTo(201);
    assertThat(keyed(path, mentor, body).json()).isEqualTo(one.json());
    assertThat(redeem(one).status()).isEqualTo(201);
    assertRefused(keyed(path, mentor, body.copy().put("name", "Other")), 422, "idempotency-mismatch");
    String elsewhere = "/interviews/" + make().getString("id") + "/invitations";
    assertRefused(keyed(elsewhere, mentor, body), 422, "idempotency-mismatch");
  }

  @Test
  void REST_4_the_same_key_adds_one_person() {
    JsonObject body = new JsonObject().put("name", "Nora").put("mail", "nora@example.org").put("roles", JsonArray.of("mentor"));
    Answer one = keyed("/people", admin, body);
    assertThat(one.status()).as(one.text()).isEqualTo(201);
    assertThat(keyed("/people", admin, body).json()).isEqualTo(one.json());
    assertRefused(keyed("/people", admin, body.copy().put("name", "Nina")), 422, "idempotency-mismatch");
    assertRefused(server.api("POST", "/people", admin, body, "Idempotency-Key", "k2"), 409, "duplicate-mail");
  }

  @Test
  void REST_4_of_two_requests_at_once_the_second_is_told_to_wait_or_given_the_first_answer() throws Exception {
    JsonObject body = new JsonObject().put("name", "Nora").put("mail", "nora@example.org").put("roles", JsonArray.of("mentor"));
    try (var pool = Executors.newFixedThreadPool(8)) {
      List<Answer> answers = new ArrayList<>();
      Callable<Answer> add = () -> keyed("/people", admin, body);
      for (java.util.concurrent.Future<Answer> answer : pool.invokeAll(Collections.nCopies(8, add))) {
        answers.add(answer.get());
      }
      answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> assertRefused(answer, 409, "in-progress"));
      assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::json).distinct()).hasSize(1);
    }
  }

  @Test
  void SEC_24_the_link_of_a_kept_answer_is_not_to_be_read_in_the_database() {
    JsonObject body = new JsonObject().put("role", "candidate").put("name", "Candidate");
    Answer one = keyed("/interviews/" + make().getString("id") + "/invitations", mentor, body);
    String secret = one.json().getString("link").split("#")[1];
    String kept = server.database.inTransaction(
        sql -> sql.first("SELECT encode(answer, 'escape') || encode(key_hash, 'escape') AS row FROM idempotency").orElseThrow().getString("row"));
    assertThat(kept).isNotEmpty().doesNotContain(secret, KEY);
  }

  private Answer keyed(String path, String token, JsonObject body) {
    return server.api("POST", path, token, body, "Idempotency-Key", KEY);
  }
}
