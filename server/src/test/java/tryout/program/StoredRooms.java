package tryout.program;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tryout.db.Database;

/** Rooms without anything live: everything waits in the lobby, and nothing runs. */
public final class StoredRooms implements Rooms {
  private final Database database;

  public StoredRooms(Database database) {
    this.database = database;
  }

  @Override
  public Future<Void> create(SqlConnection tx, String room, JsonObject setup) {
    return tx.preparedQuery("INSERT INTO room (room_id, generation, setup) VALUES ($1, $2, $3)")
        .execute(Tuple.of(UUID.fromString(room), UUID.randomUUID(), setup))
        .mapEmpty();
  }

  @Override
  public Future<Void> change(SqlConnection tx, String room, JsonObject setup) {
    return tx.preparedQuery("UPDATE room SET setup = $2 WHERE room_id = $1")
        .execute(Tuple.of(UUID.fromString(room), setup))
        .mapEmpty();
  }

  @Override
  public Future<Map<String, String>> phases(List<String> rooms) {
    Map<String, String> phases = new HashMap<>();
    rooms.forEach(room -> phases.put(room, "lobby"));
    return Future.succeededFuture(phases);
  }

  @Override
  public Future<JsonObject> record(String room) {
    return database
        .pool()
        .preparedQuery("SELECT setup FROM room WHERE room_id = $1")
        .execute(Tuple.of(UUID.fromString(room)))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              JsonObject setup = row.getJsonObject("setup");
              JsonArray files = new JsonArray();
              for (Object file : setup.getJsonArray("files")) {
                JsonObject one = (JsonObject) file;
                files.add(new JsonObject().put("name", one.getString("name")).put("text", one.getString("text")));
              }
              return new JsonObject()
                  .put("title", setup.getString("title"))
                  .put("files", files)
                  .put("chat", new JsonArray())
                  .put("runs", new JsonArray())
                  .put("events", 0);
            });
  }

  @Override
  public Future<JsonObject> check() {
    return Future.succeededFuture(
        new JsonObject().put("ok", false).put("wallMillis", 0).put("sentence", "Running code is switched off on this server."));
  }
}
