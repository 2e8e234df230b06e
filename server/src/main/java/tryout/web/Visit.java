package tryout.web;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody who opens a page that the server writes. */
public final class Visit {
  private final RoutingContext context;

  Visit(RoutingContext context) {
    this.context = context;
  }

  /** A part of the path that is an id; none where it is something else. */
  public Optional<UUID> id(String name) {
    String text = context.pathParam(name);
    try {
      return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A parameter of the address; what no text may hold is taken out of it. */
  public Optional<String> query(String name) {
    List<String> values = context.queryParam(name);
    return values.stream().findFirst().map(text -> text.replace("\u0000", "")).filter(Fields::storable);
  }
}
