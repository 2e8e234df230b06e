package tryout.client;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What waits to be stored: one message in flight, frozen, and the others behind it in order. Of each file one push waits
 * at most, made when it goes out of all that was typed until then. Called under the client's lock.
 */
final class Outbox {
  /** What is refused with these is sent again a little later. */
  private static final Set<String> FOR_NOW = Set.of("saving-paused", "resync", "rate-limited", "stale");

  private final Ear ear;
  private final Consumer<String> line;
  private final Deque<Message> waiting = new ArrayDeque<>();
  private Message inFlight;
  private boolean holding;
  private long clientSeq;
  private long ref;

  /** Something to be stored; a push has a file, and its body is made when it goes out. */
  private static final class Message {
    final String kind;
    final JsonObject body;
    final OpenFile file;
    final CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    String frame = "";

    Message(String kind, JsonObject body, OpenFile file) {
      this.kind = kind;
      this.body = body;
      this.file = file;
    }
  }

  /**
   * Makes an empty one.
   *
   * @param line takes a frame; asked for only by {@link #send} and {@link #resend}
   */
  Outbox(Ear ear, Consumer<String> line) {
    this.ear = ear;
    this.line = line;
  }

  CompletableFuture<JsonObject> add(String kind, JsonObject body) {
    Message message = new Message(kind, body, null);
    waiting.add(message);
    return message.answer;
  }

  /** What was typed into a file goes with its push that waits already, or with a new one. */
  CompletableFuture<JsonObject> push(OpenFile file) {
    Message push = waiting.stream().filter(message -> message.file == file).findFirst().orElse(null);
    if (push == null) {
      push = new Message("edit", new JsonObject(), file);
      waiting.add(push);
    }
    return push.answer;
  }

  /** The next change of a file that is a push of its own. */
  CompletableFuture<JsonObject> pushApart(OpenFile file) {
    Message push = new Message("edit", new JsonObject(), file);
    waiting.add(push);
    return push.answer;
  }

  /** Sends the next one, unless one is in flight. */
  void send() {
    if (inFlight != null || holding || waiting.isEmpty() || waiting.peek().file != null && !ear.mayPush()) {
      return;
    }
    inFlight = waiting.poll();
    JsonObject body = inFlight.file == null ? inFlight.body.copy() : inFlight.file.push();
    ref++;
    clientSeq++;
    inFlight.frame = new JsonObject().put(inFlight.kind, body.put("ref", ref).put("clientSeq", clientSeq)).encode();
    if (inFlight.file != null) {
      ear.pushed(clientSeq);
    }
    line.accept(inFlight.frame);
  }

  /** Sends the one in flight again as it was, or the next one. */
  void resend() {
    if (inFlight != null) {
      line.accept(inFlight.frame);
    } else {
      send();
    }
  }

  /** Whether the message in flight has this number. */
  boolean sent(long number) {
    return inFlight != null && number == clientSeq;
  }

  /** The message in flight is stored as this event; answers what is to be done outside the lock. */
  Runnable stored(JsonObject event) {
    Message done = inFlight;
    inFlight = null;
    if (done.file != null) {
      ear.stored(clientSeq);
    }
    return () -> done.answer.complete(event);
  }

  /** Whether a refusal is of the message in flight. */
  boolean isOf(JsonObject refused) {
    return inFlight != null && refused.getLong("ref") == ref;
  }

  static boolean forNow(JsonObject refused) {
    return FOR_NOW.contains(refused.getString("code"));
  }

  /** The message in flight was refused for now: nothing is sent until {@link #goOn}, and then that one first. */
  void hold() {
    Message message = back();
    waiting.addFirst(message);
    if (message.file != null) {
      message.file.takeBack();
    }
    holding = true;
  }

  void goOn() {
    holding = false;
  }

  /** The message in flight was refused for good; answers what is to be done outside the lock. */
  Runnable giveUp(JsonObject refused) {
    Message message = back();
    if (message.file != null) {
      message.file.giveUp();
      waiting.removeIf(next -> next.file == message.file);
    }
    return () -> message.answer.complete(new JsonObject().put("refused", refused));
  }

  /** A number that was refused is given again. */
  private Message back() {
    Message message = inFlight;
    inFlight = null;
    clientSeq--;
    return message;
  }

  /** The room knows this page's messages up to that number. */
  void from(long stored) {
    clientSeq = stored;
  }

  boolean isEmpty() {
    return inFlight == null && waiting.isEmpty();
  }

  /** Nothing of it is sent any more, or answered. */
  void clear() {
    waiting.clear();
    inFlight = null;
  }

  /** Nothing of it will be answered. */
  void end(RuntimeException ended) {
    waiting.forEach(message -> message.answer.completeExceptionally(ended));
    if (inFlight != null) {
      inFlight.answer.completeExceptionally(ended);
    }
  }
}
