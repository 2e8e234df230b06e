package tryout.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.room.Event;
import tryout.room.Fact;

/** One event of the journal as a row. */
record EventRow(UUID room, Event event, short kind, String payload) implements Row {
  static EventRow of(UUID room, Event event) {
    return new EventRow(room, event, Facts.kind(event.fact()).number, Facts.write(event.fact()).encode());
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
    return false;
  }

  @Override
  public @Nullable UUID author() {
    return event.by() == null ? null : UUID.fromString(event.by());
  }

  @Override
  public @Nullable UUID client() {
    return event.ack() == null ? null : UUID.fromString(event.ack().client());
  }

  @Override
  public @Nullable Long clientSeq() {
    return event.ack() == null ? null : event.ack().clientSeq();
  }

  @Override
  public @Nullable Buffer hash() {
    return event.ack() == null ? null : Buffer.buffer(HexFormat.of().parseHex(event.ack().hash()));
  }

  @Override
  public @Nullable Integer file() {
    return event.fact() instanceof Fact.Edited edited ? edited.file() : null;
  }

  @Override
  public @Nullable Long fileVersion() {
    return event.fact() instanceof Fact.Edited edited ? (long) edited.version() : null;
  }

  /** Reads a row back. */
  static Event read(io.vertx.sqlclient.Row row) {
    UUID client = row.getUUID("client_id");
    Event.Ack ack = client == null
        ? null
        : new Event.Ack(client.toString(), row.getLong("client_seq"),
            HexFormat.of().formatHex(row.getBuffer("command_hash").getBytes()));
    UUID author = row.getUUID("author_id");
    return new Event(
        row.getLong("seq"), row.getOffsetDateTime("at").toInstant().toEpochMilli(),
        author == null ? null : author.toString(), ack,
        Facts.read(row.getShort("kind"), row.get(JsonObject.class, "payload")));
  }
}
