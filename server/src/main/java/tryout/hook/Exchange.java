package tryout.hook;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.codec.BodyCodec;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One request and the beginning of its answer. It ends with the answer, with as much of it as is kept, or when its time is
 * up, and the connection with it: a receiver can keep nothing here open or growing. Everything happens on one context.
 */
final class Exchange {
  /** How long all of it may take. */
  static final long MILLIS = 10_000;
  private static final int PROBLEM_CHARACTERS = 200;

  private final Vertx vertx;
  private final WebClient client;
  private final Promise<Outcome> over = Promise.promise();
  private final Beginning beginning = new Beginning(() -> end(""));
  private final long begun = System.nanoTime();
  private @Nullable HttpClientRequest request;
  private int status;

  private Exchange(Vertx vertx, HttpClient client) {
    this.vertx = vertx;
    // One of its own over connections that are shared, since what it is told belongs to this exchange.
    this.client = WebClient.wrap(client, new WebClientOptions().setUserAgentEnabled(false)).addInterceptor(this::follow);
  }

  /** @param address where to, whatever host the options name */
  static Future<Outcome> of(Vertx vertx, HttpClient client, SocketAddress address, RequestOptions options, String body) {
    Exchange exchange = new Exchange(vertx, client);
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> exchange.begin(address, options, body));
    return exchange.over.future();
  }

  private void begin(SocketAddress address, RequestOptions options, String body) {
    long timer = vertx.setTimer(MILLIS, _ -> end("nothing came within " + TimeUnit.MILLISECONDS.toSeconds(MILLIS) + " s"));
    over.future().onComplete(_ -> vertx.cancelTimer(timer));
    client.request(HttpMethod.POST, address, options).as(BodyCodec.pipe(beginning)).sendBuffer(Buffer.buffer(body))
        .onSuccess(_ -> end("")).onFailure(failure -> end(words(failure)));
  }

  /** The client keeps to itself what it sends and what comes back until all of it is there; here each passes by once before. */
  private void follow(HttpContext<?> passing) {
    switch (passing.phase()) {
      case SEND_REQUEST -> sending(passing.clientRequest());
      case RECEIVE_RESPONSE -> status = passing.clientResponse().statusCode();
      default -> {
        // Nothing new is there.
      }
    }
    passing.next();
  }

  private void sending(HttpClientRequest made) {
    request = made;
    if (over.future().isComplete()) {
      made.reset();
    }
  }

  /** Once a receiver has said whether it takes the message, what it does then is its own affair. */
  private void end(String problem) {
    int millis = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    if (over.tryComplete(new Outcome(status, millis, beginning.text(), status == 0 ? problem : "")) && request != null) {
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
