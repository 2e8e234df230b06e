package tryout.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tryout.TestSandbox;
import tryout.browser.ServerProcess;

/** The whole server on a PostgreSQL that it did not start. */
class GivenDatabaseTest {
  @Test
  void the_server_makes_its_tables_in_it_and_starts_no_other() throws Exception {
    String name = TestDatabase.empty();
    Connections owner = TestDatabase.roles().owner(name);
    try (ServerProcess server = new ServerProcess(port -> TestDatabase.given(name))) {
      JsonObject in = server.call("POST", "/sessions", "", new JsonObject().put("link", server.first()));
      server.call("POST", "/interviews", in.getString("accessToken"),
          new JsonObject().put("title", "Kept").put("minutes", 30).put("statement", "Do."));
      assertThat(server.home().resolve("postgres/data")).doesNotExist();
      server.stop();
      server.start();
      try (Connection connection = owner.jdbc();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM room")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void a_superuser_as_the_application_is_refused() throws Exception {
    String name = TestDatabase.empty();
    Path home = TestSandbox.folder();
    String said = ServerProcess.refusal(Map.of("TRYOUT_HOME", home.toString(), "TRYOUT_PORT", "0", "TRYOUT_MANAGEMENT_PORT", "0",
        "TRYOUT_DB_URL", TestDatabase.url(TestDatabase.roles().superuser().to(name)),
        "TRYOUT_DB_OWNER_URL", TestDatabase.url(TestDatabase.roles().owner(name))));
    assertThat(said.lines()).singleElement().asString().startsWith("Tryout cannot start. ").contains("is a superuser")
        .doesNotContain(TestDatabase.roles().superuser().password());
    assertThat(Files.exists(home.resolve("postgres"))).isFalse();
  }

  @Test
  void an_address_without_its_owner_or_beyond_this_machine_without_tls_is_refused() {
    Map<String, String> base = Map.of("TRYOUT_HOME", TestSandbox.folder().toString(), "TRYOUT_PORT", "0", "TRYOUT_MANAGEMENT_PORT", "0");
    Map<String, String> settings = new java.util.HashMap<>(base);
    settings.put("TRYOUT_DB_URL", "postgresql://a:b@127.0.0.1:5432/c");
    assertThat(ServerProcess.refusal(settings).lines()).singleElement().asString().contains("TRYOUT_DB_OWNER_URL");
    settings.put("TRYOUT_DB_OWNER_URL", "postgresql://a:b@db.example.org/c");
    assertThat(ServerProcess.refusal(settings).lines()).singleElement().asString().contains("sslmode=verify-full");
  }
}
