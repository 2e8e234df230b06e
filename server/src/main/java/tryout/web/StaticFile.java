package tryout.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tryout.text.Sha256;

/** One file as it is served: its bytes, the same packed, and its ETag. Held in memory; all of them are a few MB. */
record StaticFile(String type, Buffer plain, Buffer packed, String tag) {
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  static StaticFile of(String type, byte[] bytes) {
    return new StaticFile(type, Buffer.buffer(bytes), Buffer.buffer(pack(bytes)), tag(bytes));
  }

  /** The content type of a file name, or empty for what is not served. */
  static Optional<String> type(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Optional.ofNullable(TYPES.get(name.substring(dot + 1)));
  }

  void send(RoutingContext context, String caching) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    response.putHeader("Cache-Control", caching).putHeader("ETag", tag).putHeader("Vary", "Accept-Encoding");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    String accepted = request.getHeader("Accept-Encoding");
    boolean small = accepted != null && accepted.contains("gzip") && packed.length() < plain.length();
    Buffer body = small ? packed : plain;
    if (small) {
      response.putHeader("Content-Encoding", "gzip");
    }
    response.putHeader("Content-Type", type);
    if ("HEAD".equals(request.method().name())) {
      response.putHeader("Content-Length", Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  private static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return packed.toByteArray();
  }

  private static String tag(byte[] bytes) {
    return "\"" + Sha256.hex(bytes).substring(0, 24) + "\"";
  }
}
