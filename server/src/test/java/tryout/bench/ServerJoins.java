package tryout.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.browser.ServerProcess;

/**
 * What the server itself measured of joins since it started.
 *
 * @param count how many
 * @param seconds of all together
 * @param quick how many took no longer than the target
 */
record ServerJoins(double count, double seconds, double quick) {
  private static final String TARGET = "0.005";

  static ServerJoins of(ServerProcess server) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.managementUrl() + "/metrics")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String scrape = client.send(request, BodyHandlers.ofString()).body();
      return new ServerJoins(value(scrape, "join_seconds_count"), value(scrape, "join_seconds_sum"),
          value(scrape, "join_seconds_bucket{le=\"" + TARGET + "\"}"));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double value(String scrape, String name) {
    Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE).matcher(scrape);
    if (!line.find()) {
      throw new IllegalStateException("No metric " + name);
    }
    return Double.parseDouble(line.group(1));
  }

  /** Those between two looks, in words. */
  String since(ServerJoins before) {
    double joins = count - before.count;
    return String.format(Locale.ROOT, "at the server mean %.2f ms, %.0f of %.0f within %s s",
        1e3 * (seconds - before.seconds) / joins, quick - before.quick, joins, TARGET);
  }
}
