package tryout.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tryout.room.Ledger;

/** The clock's ledger as JSON and back: as a page is shown it, as a report tells it, and as a snapshot keeps it. */
public final class LedgerJson {
  private LedgerJson() {}

  static JsonObject write(Ledger ledger) {
    return new JsonObject().put("start", ledger.start()).put("lengthMillis", ledger.lengthMillis())
        .put("entries", entries(ledger.entries())).put("stop", stop(ledger.stop()));
  }

  /** The lines of it, oldest first. */
  public static JsonArray entries(List<Ledger.Entry> entries) {
    JsonArray array = new JsonArray();
    entries.forEach(entry -> array.add(new JsonObject().put("what", entry.what().slug()).put("from", entry.from()).put("to", entry.to())
        .put("by", entry.by()).put("millis", entry.millis()).put("reason", entry.reason())));
    return array;
  }

  private static @Nullable JsonObject stop(Ledger.@Nullable Stop stop) {
    return stop == null ? null : new JsonObject().put("since", stop.since()).put("by", stop.by()).put("reason", stop.reason());
  }

  static Ledger read(JsonObject json) {
    List<Ledger.Entry> entries = json.getJsonArray("entries").stream().map(JsonObject.class::cast).map(entry -> new Ledger.Entry(
        what(entry.getString("what")), entry.getLong("from"), entry.getLong("to"), entry.getString("by"), entry.getLong("millis"),
        entry.getString("reason"))).toList();
    JsonObject stop = json.getJsonObject("stop");
    return new Ledger(json.getLong("start"), json.getLong("lengthMillis"), entries,
        stop == null ? null : new Ledger.Stop(stop.getLong("since"), stop.getString("by"), stop.getString("reason")));
  }

  private static Ledger.What what(String slug) {
    return Stream.of(Ledger.What.values()).filter(what -> what.slug().equals(slug)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an entry of the ledger is unknown: " + slug));
  }
}
