package tryout.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import tryout.fault.CannotStart;
import tryout.fault.Code;
import tryout.fault.Refused;

/**
 * The HTTP edge: the public port with pages, assets and the API, and the management port, on loopback only, with metrics
 * and health detail.
 *
 * <p>Slices open their doors on {@link #api} and, for sockets, on {@link #router}; then {@link #listen}.
 */
public final class Edge {
  private static final int MAX_FRAME_BYTES = 64 * 1024;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 4 * 1024;
  private static final int IDLE_SECONDS = 75;
  private static final int MAX_STREAMS = 100;
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

  private final Vertx vertx;
  private final WebSettings settings;
  private final PrometheusMeterRegistry metrics;
  private final Health health;
  private final Router router;
  private final Problems problems;
  private final Aside aside;
  private final Pages pages;
  private final Api api;
  private final List<HttpServer> servers = new ArrayList<>();

  public Edge(
      Vertx vertx,
      Contract contract,
      WebSettings settings,
      PrometheusMeterRegistry metrics,
      Health health,
      Map<String, String> names,
      Supplier<JsonObject> boot) {
    this.vertx = vertx;
    this.settings = settings;
    this.metrics = metrics;
    this.health = health;
    this.router = Router.router(vertx);
    this.problems = new Problems(new Refusals(metrics));
    this.aside = new Aside(problems);
    this.api = new Api(contract, router, aside, new ClientAddress(settings.trustedProxies()));
    SecurityHeaders headers = new SecurityHeaders(settings);
    Webroot webroot = new Webroot(settings.webroot());
    Libraries libraries = Libraries.onClassPath();
    this.pages = new Pages(webroot, libraries, headers, settings.origin(), boot);
    first(headers);
    files(webroot, libraries, names);
  }

  /**
   * Opens a page whose text the server writes.
   *
   * @param path such as {@code /ideas/:idea}
   * @param template the page around it, by name
   */
  public void page(String path, String template, Written.Writer writer) {
    for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
      router.route(method, path).handler(context -> aside.run(context, () -> {
        Written written = writer.write(new Visit(context));
        return () -> pages.send(context, template, written);
      }));
    }
  }

  /** Opens a file that the server writes, such as a feed. */
  public void file(String path, String type, Function<Visit, Optional<Buffer>> writer) {
    router.route(HttpMethod.GET, path).handler(context -> aside.run(context, () -> {
      Optional<Buffer> written = writer.apply(new Visit(context));
      return () -> send(context, type, written);
    }));
  }

  private void send(RoutingContext context, String type, Optional<Buffer> written) {
    if (written.isEmpty()) {
      nothing(context);
      return;
    }
    context.response().putHeader("Content-Type", type).putHeader("Cache-Control", "no-cache").end(written.get());
  }

  /** Where REST doors are opened. */
  public Api api() {
    return api;
  }

  /** For what is no REST call: the sockets. A handler here sees requests with an id and security headers set. */
  public Router router() {
    return router;
  }

  /** The rule for upgrades and for calls that carry a cookie. */
  public SameOrigin sameOrigin() {
    return new SameOrigin(settings.origin());
  }

  /** Who a request comes from, proxies seen through. */
  public ClientAddress addresses() {
    return new ClientAddress(settings.trustedProxies());
  }

  /** The port that was taken, where the configuration said 0. */
  public int port() {
    return servers.getFirst().actualPort();
  }

  public int managementPort() {
    return servers.getLast().actualPort();
  }

  /** Opens both ports. Fails with {@link CannotStart} when one is occupied. */
  public Future<Void> listen() {
    HttpServer open = vertx.createHttpServer(publicOptions()).requestHandler(router).invalidRequestHandler(Edge::invalid);
    HttpServer management =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(settings.managementPort()))
            .requestHandler(managementRouter());
    servers.addAll(List.of(open, management));
    return open.listen()
        .recover(cause -> Future.failedFuture(settings.tlsCert().isPresent() ? unusable(cause) : cause))
        .recover(cause -> Future.failedFuture(occupied("TRYOUT_PORT", settings.port(), cause)))
        .compose(listening -> management.listen())
        .recover(cause -> Future.failedFuture(occupied("TRYOUT_MANAGEMENT_PORT", settings.managementPort(), cause)))
        .mapEmpty();
  }

  /** Stops accepting, and ends what is under way. */
  public Future<Void> close() {
    return Future.join(servers.stream().map(HttpServer::close).toList()).mapEmpty();
  }

  private static Throwable occupied(String name, int port, Throwable cause) {
    if (cause instanceof CannotStart) {
      return cause;
    }
    String why = taken(cause) ? "is occupied" : "cannot be opened (" + cause.getMessage() + ")";
    return new CannotStart("Port " + port + " " + why + ": stop what uses it, or choose another with " + name + ".", cause);
  }

  private static boolean taken(Throwable cause) {
    return cause instanceof BindException || String.valueOf(cause.getMessage()).contains("already in use");
  }

  /** A listening that fails for another reason than its port fails for the certificate. */
  private static Throwable unusable(Throwable cause) {
    return cause instanceof java.net.SocketException || taken(cause)
        ? cause
        : new CannotStart(
            "TRYOUT_TLS_CERT and TRYOUT_TLS_KEY cannot be used (" + cause.getMessage()
                + "): give a PEM certificate chain and its own PEM key in PKCS#8, without a password.",
            cause);
  }

  private HttpServerOptions publicOptions() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(settings.bind())
            .setPort(settings.port())
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setCompressionSupported(false)
            .setDecompressionSupported(false)
            .setHttp2ClearTextEnabled(false)
            .setInitialSettings(
                new Http2Settings().setMaxConcurrentStreams(MAX_STREAMS).setMaxHeaderListSize(MAX_HEADER_BYTES))
            .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
            .setWebSocketClosingTimeout(3)
            .setMaxWebSocketMessageSize(MAX_FRAME_BYTES)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .addWebSocketSubProtocol("tryout.1");
    if (settings.tlsCert().isPresent() && settings.tlsKey().isPresent()) {
      options
          .setSsl(true)
          .setUseAlpn(true)
          .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(settings.tlsCert().get().toString())
                  .setKeyPath(settings.tlsKey().get().toString()));
    }
    return options;
  }

  /** A person who went astray gets a page, a program a problem. */
  private void nothing(RoutingContext context) {
    String accepts = context.request().getHeader("Accept");
    if (!context.request().path().startsWith("/api/") && accepts != null && accepts.contains("text/html")) {
      pages.send(context, 404, "not-found");
    } else {
      problems.answer(context, Problems.ofStatus(404));
    }
  }

  /** What is no HTTP at all gets a status and no more. */
  private static void invalid(io.vertx.core.http.HttpServerRequest request) {
    request.response().setStatusCode(400).end().onComplete(done -> request.connection().close());
  }

  private void first(SecurityHeaders headers) {
    router.route().handler(this::identify);
    router.route().handler(headers::apply);
    router.route().handler(this::toOwnName);
    for (int status : List.of(400, 405, 406, 415)) {
      router.errorHandler(status, context -> problems.answer(context, Problems.ofStatus(status)));
    }
    router.errorHandler(413, context -> problems.answer(context, Problems.tooLarge(context)));
    router.errorHandler(
        500,
        context -> {
          Throwable failure = context.failure();
          problems.answer(context, failure == null ? new IllegalStateException("failed without a cause") : failure);
        });
    router.get("/health").handler(context -> context.response().setStatusCode(200).end());
    router
        .get("/ready")
        .handler(
            context ->
                health
                    .look()
                    .onSuccess(
                        seen -> context.response().setStatusCode(seen.getBoolean("ready") ? 200 : 503).end()));
  }

  private void files(Webroot webroot, Libraries libraries, Map<String, String> names) {
    router.errorHandler(404, this::nothing);
    router.route("/assets/*").handler(context -> asset(context, webroot));
    router.route("/lib/*").handler(context -> file(context, libraries.file(below(context, "/lib/")), FOR_A_YEAR));
    router.get("/problems/:slug").handler(pages::problem);
    names.forEach(
        (path, name) -> {
          router.route(HttpMethod.GET, path).handler(context -> pages.send(context, 200, name));
          router.route(HttpMethod.HEAD, path).handler(context -> pages.send(context, 200, name));
        });
  }

  private void asset(RoutingContext context, Webroot webroot) {
    Webroot.Asset asset = webroot.asset(below(context, "/assets/"));
    file(context, asset.file(), asset.lasting() ? FOR_A_YEAR : "no-cache");
  }

  private void file(RoutingContext context, Optional<StaticFile> file, String caching) {
    if (file.isEmpty() || !Set.of("GET", "HEAD").contains(context.request().method().name())) {
      problems.answer(context, new Refused(Code.NOT_FOUND, "There is nothing here."));
      return;
    }
    file.get().send(context, caching);
  }

  private static String below(RoutingContext context, String prefix) {
    String path = context.normalizedPath();
    return path.startsWith(prefix) ? path.substring(prefix.length()) : "";
  }

  private void identify(RoutingContext context) {
    context.put(Problems.REQUEST, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    if ("TRACE".equals(context.request().method().name()) || "CONNECT".equals(context.request().method().name())) {
      problems.answer(context, Problems.ofStatus(405));
      return;
    }
    if (context.request().headers().contains("Transfer-Encoding")) {
      refuseUnmeasured(context);
      return;
    }
    context.next();
  }

  /** Two ends that measure a body differently can be made to see different requests: only one measure is taken. */
  private void refuseUnmeasured(RoutingContext context) {
    context.addEndHandler(done -> context.request().connection().close());
    problems.answer(context, new Refused(Code.MALFORMED, "Send a Content-Length and no Transfer-Encoding."));
  }

  /** Cookies and the Origin check know one name only: who comes by the number of this machine is sent to its name. */
  private void toOwnName(RoutingContext context) {
    var authority = context.request().authority();
    boolean byNumber = authority != null && ("127.0.0.1".equals(authority.host()) || "[::1]".equals(authority.host()));
    boolean page = "GET".equals(context.request().method().name()) && accepts(context, "text/html");
    if (byNumber && page && "localhost".equals(settings.url().getHost())) {
      context.response().setStatusCode(307).putHeader("Location", settings.origin() + context.request().uri()).end();
      return;
    }
    context.next();
  }

  private static boolean accepts(RoutingContext context, String type) {
    String accept = context.request().getHeader("Accept");
    return accept != null && accept.contains(type);
  }

  private Router managementRouter() {
    Router management = Router.router(vertx);
    management
        .get("/metrics")
        .handler(context -> health.look().onSuccess(seen -> context.response()
            .putHeader("Content-Type", "text/plain; version=0.0.4")
            .end(metrics.scrape())));
    management
        .get("/health")
        .handler(context -> health.look().onSuccess(seen -> context.response()
            .putHeader("Content-Type", "application/json; charset=utf-8")
            .setStatusCode(seen.getBoolean("ready") ? 200 : 503)
            .end(seen.toBuffer())));
    return management;
  }
}
