package tryout.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tryout.Patience;
import tryout.TestServer;
import tryout.TestServer.Answer;
import tryout.exercise.Archive;
import tryout.judge.TinyPackage;

/** A server with the exercises that come with it, a mentor who writes one more, and somebody who looks after all of them. */
abstract class OneShelf {
  private static final Duration VERIFIED = Duration.ofMinutes(2);

  @TempDir Path folder;
  TestServer server;
  String administrator;
  String mentor;

  @BeforeEach
  void start() {
    server = new TestServer();
    administrator = server.firstAdministrator().json().getString("accessToken");
    mentor = server.person(administrator, "Mia", "mentor").json().getString("accessToken");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static byte[] packed(Path folder) {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    Archive.pack(folder, zip);
    return zip.toByteArray();
  }

  /** A package as a mentor would send it. */
  byte[] packed(TinyPackage tiny) {
    return packed(tiny.write(folder.resolve(Long.toHexString(System.nanoTime()))));
  }

  Answer upload(TinyPackage tiny) {
    return server.upload(mentor, packed(tiny));
  }

  /** Uploads it and waits until it was looked at; answers with all that is told of it then. */
  JsonObject verified(TinyPackage tiny) {
    Answer sent = upload(tiny);
    assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    return settled(sent.json().getString("digest"));
  }

  JsonObject settled(String digest) {
    Patience.until("the verification of " + digest, VERIFIED, () -> !show(digest).getJsonObject("verification").getBoolean("running"));
    return show(digest);
  }

  JsonObject show(String digest) {
    Answer shown = server.api("GET", "/exercises/versions/" + digest, mentor, null);
    assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    return shown.json();
  }

  /** A change of state by somebody, on the revision that is there. */
  Answer change(String method, String digest, String what, String token) {
    String revision = server.api("GET", "/exercises/versions/" + digest, mentor, null).header("ETag");
    return server.api(method, "/exercises/versions/" + digest + what, token, null, "If-Match", revision);
  }

  List<JsonObject> list() {
    return objects(server.api("GET", "/exercises/versions", mentor, null).json().getJsonArray("items"));
  }

  Answer plan(String digest) {
    return server.api("POST", "/interviews", mentor, new JsonObject().put("title", "Twice").put("exercise", digest));
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  static List<String> words(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  List<String> audit(String digest) {
    return server.database.inTransaction(sql -> sql.rows("SELECT act FROM audit WHERE subject = $1 ORDER BY seq", digest)).stream()
        .map(row -> row.getString("act")).toList();
  }

  static void assertRefused(Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().getString("type")).isEqualTo("/problems/" + slug);
  }
}
