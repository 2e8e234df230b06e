package tryout.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tryout.TestServer;
import tryout.TestServer.Answer;

class ExerciseRoutesTest {
  private static TestServer server;
  private static String administrator;

  @BeforeAll
  static void start() {
    server = new TestServer();
    administrator = server.firstAdministrator().json().getString("accessToken");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer list(String token) {
    return server.api("GET", "/exercises", token, null);
  }

  private static String token(String name, String role) {
    return server.person(administrator, name, role).json().getString("accessToken");
  }

  @Test
  void an_interview_can_start_from_each_exercise_that_is_listed() {
    JsonArray items = list(administrator).json().getJsonArray("items");
    List<String> slugs = items.stream().map(JsonObject.class::cast).map(item -> item.getString("slug")).toList();
    assertThat(slugs).hasSize(10).contains("ringbuf").doesNotContain("warmup");
    items.stream().map(JsonObject.class::cast).forEach(ExerciseRoutesTest::begins);
  }

  @Test
  void REST_5_a_walk_over_exercises_neither_repeats_nor_skips() {
    JsonArray all = list(administrator).json().getJsonArray("items");
    assertThat(server.walk("/exercises", administrator)).isEqualTo(all.stream().toList());
  }

  private static void begins(JsonObject exercise) {
    assertThat(exercise.fieldNames())
        .containsExactly("digest", "slug", "version", "title", "minutes", "difficulty", "public", "tested", "topics", "statement", "files");
    assertThat(exercise.getBoolean("public")).isTrue();
    JsonObject plan =
        new JsonObject()
            .put("title", exercise.getString("title"))
            .put("minutes", exercise.getInteger("minutes"))
            .put("statement", exercise.getString("statement"))
            .put("files", exercise.getJsonArray("files"));
    Answer made = server.api("POST", "/interviews", administrator, plan);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().getJsonArray("files")).isEqualTo(exercise.getJsonArray("files"));
  }

  @Test
  void only_those_who_plan_interviews_see_exercises() {
    assertThat(list(token("Mentor", "mentor")).status()).isEqualTo(200);
    assertThat(list(token("Coordinator", "coordinator")).status()).isEqualTo(200);
    assertThat(list(token("Observer", "observer")).status()).isEqualTo(403);
    assertThat(list("").status()).isEqualTo(401);
  }
}
