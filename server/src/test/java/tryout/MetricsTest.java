package tryout;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tryout.browser.ServerProcess;

/** The numbers of a server as an operator's Prometheus reads them. */
class MetricsTest {
  private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)(?:\\{(\\w+)})?` \\| ([^|]*) \\|", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("^# TYPE (\\w+) (\\w+)$", Pattern.MULTILINE);
  private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);

  private static Map<String, String> documented() throws IOException {
    Map<String, String> labels = new TreeMap<>();
    Path project = Path.of(System.getProperty("tryout.project", ".."));
    Matcher rows = ROW.matcher(Files.readString(project.resolve("docs/operations.md")));
    while (rows.find()) {
      labels.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
      assertThat(rows.group(1).contains("_seconds")).as(rows.group(1)).isEqualTo(rows.group(3).equals("seconds"));
    }
    return labels;
  }

  /** Every metric with the names of its labels; buckets and maxima belong to their duration. */
  private static Map<String, String> told(String scrape) {
    Map<String, TreeSet<String>> told = new TreeMap<>();
    Matcher types = TYPE.matcher(scrape);
    while (types.find()) {
      told.put(types.group(1), new TreeSet<>());
    }
    told.keySet().removeIf(name -> name.endsWith("_max") && told.containsKey(name.replaceFirst("_max$", "")));
    Matcher samples = SAMPLE.matcher(scrape);
    while (samples.find()) {
      TreeSet<String> labels = told.get(samples.group(1).replaceFirst("_(bucket|count|sum|max)$", ""));
      if (labels != null && samples.group(2) != null) {
        Pattern.compile("(\\w+)=").matcher(samples.group(2)).results().map(found -> found.group(1))
            .filter(label -> !label.equals("le")).forEach(labels::add);
      }
    }
    return new TreeMap<>(told.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(" ", entry.getValue()))));
  }

  private static Map<String, Double> values(String scrape) {
    Map<String, Double> values = new HashMap<>();
    SAMPLE.matcher(scrape).results()
        .forEach(found -> values.put(found.group(2) == null ? found.group(1) : found.group(1) + "{" + found.group(2) + "}", Double.valueOf(found.group(3))));
    return values;
  }

  @Test
  void the_documented_list_is_the_real_one_and_only_this_machine_reads_it() throws Exception {
    try (ServerProcess server = new ServerProcess(); HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest metrics = HttpRequest.newBuilder(URI.create(server.managementUrl() + "/metrics")).build();
      assertThat(told(client.send(metrics, BodyHandlers.ofString()).body())).isEqualTo(documented());
      HttpRequest open = HttpRequest.newBuilder(URI.create(server.url() + "/metrics")).build();
      assertThat(client.send(open, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
      JsonObject wrong = new JsonObject().put("mail", "nobody@example.org").put("password", "not the right one");
      HttpRequest signIn = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/sessions"))
          .header("Content-Type", "application/json").header("Origin", server.url()).header("Tryout-Request", "1")
          .POST(HttpRequest.BodyPublishers.ofString(wrong.encode())).build();
      assertThat(client.send(signIn, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
      assertThat(values(client.send(metrics, BodyHandlers.ofString()).body()))
          .containsEntry("refusals_total{code=\"wrong-credentials\"}", 1.0)
          .containsEntry("part_up{part=\"database\"}", 1.0)
          .containsEntry("part_up{part=\"journal\"}", 1.0)
          .containsEntry("sandbox_on", 1.0)
          .containsEntry("runs_waiting", 0.0);
    }
  }
}
