package tryout.hook;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request and the beginning of its answer. It ends with the answer, with as much of it as is kept, or when its time is
 * up, and the connection with it: a receiver can keep nothing here open or growing. Everything happens on one context.
 */
final class Exchange {
  /** How much of an answer is kept, in bytes; what comes after that is not read. */
  static final int BYTES = 1_000;
  /** How long all of it may take. */
  static final long MILLIS = 10_000;
  private static final int PROBLEM_CHARACTERS = 200;

  private final Vertx vertx;
  private final HttpClient client;
  private final Promise<Outcome> over = Promise.promise();
  private final Buffer beginning = Buffer.buffer();
  private final long begun = System.nanoTime();
  private @Nullable HttpClientRequest request;
  private int status;

  private Exchange(Vertx vertx, HttpClient client) {
    this.vertx = vertx;
    this.client = client;
  }

  static Future<Outcome> of(Vertx vertx, HttpClient client, RequestOptions options, String body) {
    Exchange exchange = new Exchange(vertx, client);
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> exchange.begin(options, body));
    return exchange.over.future();
  }

  private void begin(RequestOptions options, String body) {
    long timer = vertx.setTimer(MILLIS, _ -> end("nothing came within " + TimeUnit.MILLISECONDS.toSeconds(MILLIS) + " s"));
    over.future().onComplete(_ -> vertx.cancelTimer(timer));
    client.request(options).compose(made -> send(made, body)).onSuccess(this::read).onFailure(failure -> end(words(failure)));
  }

  private Future<HttpClientResponse> send(HttpClientRequest made, String body) {
    request = made;
    if (over.future().isComplete()) {
      made.reset();
    }
    return made.send(body);
  }

  private void read(HttpClientResponse response) {
    status = response.statusCode();
    response.handler(this::more).exceptionHandler(_ -> end("")).endHandler(_ -> end(""));
  }

  private void more(Buffer part) {
    beginning.appendBuffer(part.slice(0, Math.min(part.length(), BYTES - beginning.length())));
    if (beginning.length() == BYTES) {
      end("");
    }
  }

  /** Once a receiver has said whether it takes the message, what it does then is its own affair. */
  private void end(String problem) {
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    // PostgreSQL holds every character but one.
    String answer = beginning.toString(StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    if (over.tryComplete(new Outcome(status, millis, answer, status == 0 ? problem : "")) && request != null) {
      request.reset();
    }
  }

  private static String words(Throwable failure) {
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    String words = failure instanceof SSLException ? "its certificate or TLS is not to be trusted (" + said + ")"
        : failure instanceof ConnectException && said.contains("refused") ? "it takes no connection" : said;
    return words.length() > PROBLEM_CHARACTERS ? words.substring(0, PROBLEM_CHARACTERS) : words;
  }
}
