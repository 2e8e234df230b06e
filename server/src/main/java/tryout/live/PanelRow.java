package tryout.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.UUID;
import tryout.grade.PanelEvent;

/** One event of a panel's stream as a row. */
record PanelRow(UUID room, PanelEvent event, short kind, String payload) implements Row {
  static PanelRow of(UUID room, PanelEvent event) {
    return new PanelRow(room, event, PanelJson.kind(event.said()).number, PanelJson.write(event.said()).encode());
  }

  @Override
  public long seq() {
    return event.seq();
  }

  @Override
  public long at() {
    return event.at();
  }

  @Override
  public boolean unseen() {
    return true;
  }

  @Override
  public UUID author() {
    return UUID.fromString(event.by());
  }

  @Override
  public UUID client() {
    return UUID.fromString(event.ack().client());
  }

  @Override
  public Long clientSeq() {
    return event.ack().number();
  }

  @Override
  public Buffer hash() {
    return Buffer.buffer(HexFormat.of().parseHex(event.ack().hash()));
  }

  /** Reads a row back. */
  static PanelEvent read(io.vertx.sqlclient.Row row) {
    PanelEvent.Ack ack = new PanelEvent.Ack(row.getUUID("client_id").toString(), row.getLong("client_seq"),
        HexFormat.of().formatHex(row.getBuffer("command_hash").getBytes()));
    return new PanelEvent(row.getLong("seq"), row.getOffsetDateTime("at").toInstant().toEpochMilli(),
        row.getUUID("author_id").toString(), ack, PanelJson.read(row.getShort("kind"), row.get(JsonObject.class, "payload")));
  }
}
