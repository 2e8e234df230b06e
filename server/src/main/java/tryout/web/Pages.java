package tryout.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tryout.fault.Code;

/**
 * HTML pages from {@code webroot/pages/<name>.html}. All begin alike, by {@code {{head}}}, which stands for
 * {@code head.html}. More placeholders are filled in at each request, and assets are asked for by their edition;
 * everything else is served as it lies.
 *
 * <ul>
 *   <li>{@code {{nonce}}}: the number that inline styles and scripts must carry
 *   <li>{@code {{importmap}}}: the import map element, followed by {@code modulepreload} links to the editor's modules
 *   <li>{@code {{imports}}}: the import map element alone, for pages without an editor
 *   <li>{@code {{modules}}}: {@code modulepreload} links to our own modules; behind the import map
 *   <li>{@code {{boot}}}: what a page knows before its first call, the nonce too, as JSON in the element {@code #boot}
 *   <li>{@code {{title}}}, {@code {{description}}}, {@code {{address}}}, {@code {{content}}}: of a page that the server writes
 * </ul>
 */
final class Pages {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(nonce|importmap|imports|modules|boot|title|description|address|content)\\}\\}");

  /** The script that a page begins with, and where assets are. */
  private static final Pattern SCRIPT = Pattern.compile("type=\"module\"[^>]* src=\"(/assets/(?:e-[0-9a-f]{16}/)?)([^\"]+)\"");

  private final Webroot webroot;
  private final ModuleGraph modules;
  private final Libraries libraries;
  private final SecurityHeaders headers;
  private final String origin;
  /** A fresh object each time. */
  private final Supplier<JsonObject> boot;

  Pages(Webroot webroot, Libraries libraries, SecurityHeaders headers, String origin, Supplier<JsonObject> boot) {
    this.webroot = webroot;
    this.modules = new ModuleGraph(webroot);
    this.libraries = libraries;
    this.headers = headers;
    this.origin = origin;
    this.boot = boot;
  }

  /** Serves a page; one that is not there is told plainly. */
  void send(RoutingContext context, int status, String name) {
    Optional<byte[]> template = webroot.bytes("pages/" + name + ".html");
    if (template.isEmpty()) {
      sendHtml(context, 404, plain("There is nothing here", "This page does not exist on this server."));
      return;
    }
    sendHtml(context, status, byEdition(withHead(text(template.get()))));
  }

  /**
   * Serves a page that the server wrote, within the template that all such pages share.
   *
   * @param script what adds to it what is for its reader alone
   */
  void send(RoutingContext context, String script, Written written) {
    String template = webroot.bytes("pages/written.html").map(Pages::text).orElseThrow(() -> new IllegalStateException("there is no template for written pages"))
        .replace("{{script}}", script);
    String title = written.title() + " · " + boot.get().getString("organisation");
    Map<String, String> parts = Map.of("{{title}}", Markup.escaped(title), "{{description}}", Markup.escaped(written.description()),
        "{{address}}", Markup.escaped(origin + context.normalizedPath()), "{{content}}", written.content().toString());
    sendHtml(context, written.status(), byEdition(withHead(template)), parts);
  }

  private String withHead(String template) {
    return template.replace("{{head}}\n", webroot.bytes("pages/head.html").map(Pages::text).orElse(""));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String byEdition(String template) {
    return webroot.edition().map(edition -> template.replace("\"/assets/", "\"/assets/" + edition + "/")).orElse(template);
  }

  /** The page that explains a kind of problem. */
  void problem(RoutingContext context) {
    Optional<Code> code = Problems.named(context.pathParam("slug"));
    if (code.isEmpty()) {
      send(context, 404, "not-found");
      return;
    }
    sendHtml(
        context,
        200,
        plain(
            code.get().title(),
            "Problem type “" + code.get().slug() + "”, answered with HTTP status " + code.get().status()
                + ". The member “detail” of the answer says what to do, “instance” is the number under which it is logged."));
  }

  private void sendHtml(RoutingContext context, int status, String template) {
    sendHtml(context, status, template, Map.of());
  }

  /** All placeholders are filled in at once: what was written is not looked through for any. */
  private void sendHtml(RoutingContext context, int status, String template, Map<String, String> parts) {
    String nonce = headers.page(context.response().headers());
    String html = PLACEHOLDER.matcher(template).replaceAll(match -> {
      String part = parts.get(match.group());
      return Matcher.quoteReplacement(part == null ? fill(match.group(1), nonce, template) : part);
    });
    context.response().setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8");
    if ("HEAD".equals(context.request().method().name())) {
      context.response().end();
    } else {
      context.response().end(html);
    }
  }

  private String fill(String placeholder, String nonce, String template) {
    return switch (placeholder) {
      case "nonce" -> nonce;
      case "importmap" -> importMap(nonce) + preloads(libraries.imports().values(), nonce);
      case "imports" -> importMap(nonce);
      case "modules" -> preloads(own(template), nonce);
      case "boot" -> element("application/json\" id=\"boot", nonce, boot.get().put("nonce", nonce));
      default -> throw new IllegalStateException("only pages that the server writes have a " + placeholder);
    };
  }

  private String importMap(String nonce) {
    JsonObject imports = new JsonObject();
    libraries.imports().forEach(imports::put);
    return element("importmap", nonce, new JsonObject().put("imports", imports));
  }

  /** Our modules behind a page's script. */
  private List<String> own(String template) {
    Matcher script = SCRIPT.matcher(template);
    return script.find() ? modules.behind(script.group(2)).stream().map(script.group(1)::concat).toList() : List.of();
  }

  private static String preloads(Collection<String> paths, String nonce) {
    StringBuilder links = new StringBuilder();
    for (String path : paths) {
      links.append("\n<link rel=\"modulepreload\" nonce=\"").append(nonce).append("\" href=\"").append(path).append("\">");
    }
    return links.toString();
  }

  /** Inside a script element only {@code <} could end it, so that is written as JSON allows. */
  private static String element(String type, String nonce, JsonObject json) {
    return "<script type=\"" + type + "\" nonce=\"" + nonce + "\">" + json.encode().replace("<", "\\u003c") + "</script>";
  }

  /** A page without a template. Its texts are constants of ours. */
  private static String plain(String title, String text) {
    return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>"
        + "<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\">"
        + "<style nonce=\"{{nonce}}\">body{font:1rem/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem}</style>"
        + "<main><h1>" + title + "</h1><p>" + text + "</p></main></html>";
  }
}
