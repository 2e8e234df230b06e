package tryout.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What an API call is answered with.
 *
 * @param body empty for an answer without one
 */
public record Reply(int status, String type, Buffer body, Map<String, String> headers, List<Cookie> cookies) {
  private static final String JSON = "application/json; charset=utf-8";

  public Reply {
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  public static Reply ok(JsonObject body) {
    return of(200, body);
  }

  public static Reply created(JsonObject body) {
    return of(201, body);
  }

  public static Reply nothing() {
    return new Reply(204, "", Buffer.buffer(), Map.of(), List.of());
  }

  /** A file to keep; the name has only letters, digits, dots and hyphens. */
  public static Reply download(String type, String name, Buffer bytes) {
    return new Reply(
        200, type, bytes, Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""), List.of());
  }

  /** Texts by their names, as a ZIP file to keep. */
  public static Reply zip(String name, SortedMap<String, String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return download("application/zip", name, Buffer.buffer(bytes.toByteArray()));
  }

  /** An object with that status. */
  public static Reply of(int status, JsonObject body) {
    return new Reply(status, JSON, body.toBuffer(), Map.of(), List.of());
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more, cookies);
  }

  /** The revision that a later change must name in {@code If-Match}. */
  public Reply revision(long revision) {
    return with("ETag", "\"" + revision + "\"");
  }

  public Reply with(Cookie cookie) {
    List<Cookie> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Reply(status, type, body, headers, more);
  }
}
