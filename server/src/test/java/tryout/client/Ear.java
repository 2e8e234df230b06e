package tryout.client;

import io.vertx.core.json.JsonObject;

/** Whoever listens to a client. All of it is called in order, under the client's lock: nothing in it may wait. */
public interface Ear {
  /** Every frame as it came, before anything is made of it. */
  default void frame(JsonObject frame) {}

  /** An event that was not known yet, after it was taken up. */
  default void event(JsonObject event) {}

  /** Whether the next push may go out now; where it may not, {@link Client#nudge} asks again. */
  default boolean mayPush() {
    return true;
  }

  /** A push went out with this number; one with a number that went out before replaces it, or is the same again. */
  default void pushed(long clientSeq) {}

  /** The push with this number is stored. */
  default void stored(long clientSeq) {}

  /** The socket is closed; whether another will be tried is said. */
  default void closed(int code, boolean again) {}

  /** What was heard does not fit what was known; the client has closed itself. */
  default void broken(RuntimeException fault) {}

  /** The room is another than it was, and what was not stored is lost. */
  default void foreign() {}
}
