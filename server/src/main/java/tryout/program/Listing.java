package tryout.program;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Call;
import tryout.web.Reply;

/**
 * Which part of a list is asked for.
 *
 * @param limit 1 to 200
 * @param after the last one already seen
 */
record Listing(int limit, Optional<UUID> after) {
  private static final int DEFAULT = 50;
  private static final int MAX = 200;

  static Listing of(Call call) {
    try {
      int limit = call.query("limit").map(Integer::parseInt).orElse(DEFAULT);
      if (limit < 1 || limit > MAX) {
        throw new Refused(Code.MALFORMED, "limit is a whole number from 1 to " + MAX + ".");
      }
      return new Listing(limit, call.query("cursor").map(UUID::fromString));
    } catch (IllegalArgumentException e) {
      throw new Refused(Code.MALFORMED, "limit is a number and cursor a value of next.");
    }
  }

  /** One more than asked for tells whether there is a next part. */
  int fetch() {
    return limit + 1;
  }

  <T> Reply reply(List<T> fetched, Function<T, UUID> id, Function<T, JsonObject> json) {
    JsonArray items = new JsonArray();
    List<T> shown = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    shown.forEach(item -> items.add(json.apply(item)));
    String next = fetched.size() > limit ? id.apply(shown.getLast()).toString() : null;
    return Reply.ok(new JsonObject().put("items", items).put("next", next));
  }
}
