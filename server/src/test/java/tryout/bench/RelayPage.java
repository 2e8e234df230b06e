package tryout.bench;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Somebody in a room of the relay, whose messages look like those of {@link Page}. Nothing is merged or waited for. */
final class RelayPage implements Typing {
  private final Board board;
  private final int hearers;
  private final String client;
  private final WebSocket socket;
  private long number;

  RelayPage(WebSocketClient sockets, int port, String room, String client, Board board, int hearers) {
    this.board = board;
    this.hearers = hearers;
    this.client = client;
    this.socket = sockets.connect(
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI("/" + room)).await();
    socket.textMessageHandler(this::take);
  }

  private void take(String text) {
    JsonObject edit = new JsonObject(text).getJsonObject("edit");
    String author = edit.getString("client");
    board.heard(author + edit.getLong("clientSeq"), author.equals(client), System.nanoTime());
  }

  @Override
  public void key() {
    board.sent(client + ++number, new long[] {System.nanoTime()}, hearers);
    JsonArray changes = new JsonArray().add(700).add(new JsonArray().add(0).add("x")).add(1_300);
    socket.writeTextMessage(new JsonObject().put("edit", new JsonObject().put("ref", number).put("client", client)
        .put("clientSeq", number).put("file", 1).put("version", number).put("changes", changes)).encode());
  }

  @Override
  public void close() {
    socket.close();
  }
}
