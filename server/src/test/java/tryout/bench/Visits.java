package tryout.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;

/** Asks for one address again and again, one after the other, by one who waits: what the server takes, and not how many it bears. */
final class Visits {
  private static final int WARM = 300;
  private static final int ASKED = 2_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  /** @param token of who asks; empty for a stranger */
  Visits(String token) {
    this.token = token;
  }

  /** Asks, and prints how long it took. */
  void tell(String name, URI address) {
    for (int i = 0; i < WARM; i++) {
      nanos(address);
    }
    long[] all = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      all[i] = nanos(address);
    }
    Arrays.sort(all);
    System.out.println(String.format(Locale.ROOT, "%-16s p50 %5.1f ms  p99 %5.1f ms  most %5.1f ms", name, millis(all, 0.5), millis(all, 0.99), millis(all, 1)));
  }

  private long nanos(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    long began = System.nanoTime();
    try {
      HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(address + " answered " + answer.statusCode());
      }
      return System.nanoTime() - began;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double millis(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
  }
}
