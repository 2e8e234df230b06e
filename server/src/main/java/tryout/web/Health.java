package tryout.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Whether the server is ready, part by part. The public port tells the status only. */
public final class Health {
  /** One part: its future says "fine" with a sentence, or fails with one. */
  public interface Probe extends Supplier<Future<String>> {}

  private final Map<String, Probe> probes = new TreeMap<>();
  private final Map<String, AtomicInteger> up = new TreeMap<>();
  private final MeterRegistry metrics;

  /** What was seen last is told as {@code part_up}, too. */
  public Health(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Parts are named before the server listens. */
  public void part(String name, Probe probe) {
    probes.put(name, probe);
    up.put(name, Objects.requireNonNull(metrics.gauge("part_up", Tags.of("part", name), new AtomicInteger())));
  }

  /** {@code {ready, parts:{name: sentence}}}; never fails. */
  Future<JsonObject> look() {
    JsonObject parts = new JsonObject();
    JsonObject answer = new JsonObject().put("ready", true).put("parts", parts);
    List<Future<?>> all = new ArrayList<>();
    probes.forEach(
        (name, probe) ->
            all.add(
                probe.get()
                    .andThen(seen -> Objects.requireNonNull(up.get(name)).set(seen.succeeded() ? 1 : 0))
                    .onSuccess(sentence -> parts.put(name, sentence))
                    .onFailure(cause -> {
                      parts.put(name, String.valueOf(cause.getMessage()));
                      answer.put("ready", false);
                    })));
    return all.isEmpty() ? Future.succeededFuture(answer) : Future.join(all).transform(done -> Future.succeededFuture(answer));
  }
}
