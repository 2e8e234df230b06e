package tryout.program;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/**
 * What an interview needs of its room. The setup is {@code {title, organisation, minutes, warmupMinutes, statement,
 * files:[{name, text, readOnly}], warmup:[…], allowed, notAllowed, seats:[{member, name, role}]}}.
 */
public interface Rooms {
  /** Makes a room in the caller's transaction. */
  Future<Void> create(SqlConnection tx, String room, JsonObject setup);

  /** Gives a room that has not begun its exercise another setup, in the caller's transaction; an open one takes it up. */
  Future<Void> change(SqlConnection tx, String room, JsonObject setup);

  /** The phase of each of these rooms, as on the wire: {@code lobby} to {@code ended}. */
  Future<Map<String, String>> phases(List<String> rooms);

  /** What the candidate may keep: {@code {title, files:[{name, text}], chat:[…], runs:[…], events}}. */
  Future<JsonObject> record(String room);

  /** Compiles and runs a first program: {@code {ok, wallMillis, sentence}}. */
  Future<JsonObject> check();
}
