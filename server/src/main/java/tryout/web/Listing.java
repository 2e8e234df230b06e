package tryout.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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
 * @param cursor what the last one already seen is known by, as it was answered
 */
public record Listing(int limit, Optional<String> cursor) {
  /** As the contract gives the parameters. */
  public static Listing of(Call call) {
    return new Listing((int) call.number("limit"), call.query("cursor"));
  }

  /**
   * The id of the last one already seen.
   *
   * @throws Refused with {@link Code#MALFORMED} where the cursor is no id
   */
  public Optional<UUID> after() {
    return after(UUID::fromString);
  }

  /**
   * What the last one already seen is known by.
   *
   * @param read throws {@link IllegalArgumentException} at what it cannot read
   * @throws Refused with {@link Code#MALFORMED} where the cursor is nothing of that kind
   */
  public <K> Optional<K> after(Function<String, K> read) {
    try {
      return cursor.map(read);
    } catch (IllegalArgumentException e) {
      throw new Refused(Code.MALFORMED, "The parameter cursor: a value of next.");
    }
  }

  /** One more than asked for tells whether there is a next part. */
  public int fetch() {
    return limit + 1;
  }

  /** The part that was asked for, of one more than that; its cursor is the key of its last item. */
  public <T> Reply reply(List<T> fetched, Function<T, ?> key, Function<T, JsonObject> json) {
    return Reply.ok(part(fetched, key, json));
  }

  /** The same as an object, to which more may be added. */
  public <T> JsonObject part(List<T> fetched, Function<T, ?> key, Function<T, JsonObject> json) {
    JsonArray items = new JsonArray();
    List<T> shown = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    shown.forEach(item -> items.add(json.apply(item)));
    String next = fetched.size() > limit ? key.apply(shown.getLast()).toString() : null;
    return new JsonObject().put("items", items).put("next", next);
  }

  /**
   * What of a whole list comes next, in the order of its keys, and one more than asked for. Keys are compared and not looked
   * up, so that a walk goes on where the last one that it saw is gone.
   *
   * @param key that of one item alone, the same as long as it is there
   */
  public <T> List<T> next(List<T> whole, Function<T, String> key) {
    return whole.stream().filter(item -> cursor.isEmpty() || key.apply(item).compareTo(cursor.get()) > 0)
        .sorted(Comparator.comparing(key)).limit(fetch()).toList();
  }

  /** The beginning of a key that puts later moments first. */
  public static String newest(Instant at) {
    return "%019d".formatted(Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }
}
