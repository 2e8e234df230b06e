package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many at most
 * @param after the last one already seen
 */
public record Listing(int limit, Optional<UUID> after) {
  /** As the contract gives the parameters. */
  public static Listing of(Call call) {
    try {
      return new Listing((int) call.number("limit"), call.query("cursor").map(UUID::fromString));
    } catch (IllegalArgumentException e) {
      throw new Refused(Code.MALFORMED, "The parameter cursor: a value of next.");
    }
  }

  /** One more than asked for tells whether there is a next part. */
  public int fetch() {
    return limit + 1;
  }

  /** The part that was asked for, of one more than that. */
  public <T> Reply reply(List<T> fetched, Function<T, UUID> id, Function<T, JsonObject> json) {
    JsonArray items = new JsonArray();
    List<T> shown = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    shown.forEach(item -> items.add(json.apply(item)));
    String next = fetched.size() > limit ? id.apply(shown.getLast()).toString() : null;
    return Reply.ok(new JsonObject().put("items", items).put("next", next));
  }
}
