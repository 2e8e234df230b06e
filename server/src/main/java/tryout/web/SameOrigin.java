package tryout.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Whether a request was made by a page of ours: the browser's own word, compared exactly. */
public final class SameOrigin {
  private final String origin;

  public SameOrigin(String origin) {
    this.origin = origin;
  }

  /** {@code Origin} equals the configured origin; {@code Sec-Fetch-Site} is same-origin where it is sent. */
  public boolean of(HttpServerRequest request) {
    List<String> sites = request.headers().getAll("Sec-Fetch-Site");
    return request.headers().getAll("Origin").equals(List.of(origin))
        && (sites.isEmpty() || sites.equals(List.of("same-origin")));
  }
}
