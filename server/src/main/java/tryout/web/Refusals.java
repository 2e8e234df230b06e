package tryout.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import tryout.fault.Code;

/** Counts what was refused, by its code: over HTTP and on the sockets alike. */
public final class Refusals {
  private final Map<Code, Counter> counters = new EnumMap<>(Code.class);

  public Refusals(MeterRegistry registry) {
    for (Code code : Code.values()) {
      counters.put(code, registry.counter("refusals", "code", code.slug()));
    }
  }

  public void count(Code code) {
    Counter counter = counters.get(code);
    if (counter != null) {
      counter.increment();
    }
  }
}
