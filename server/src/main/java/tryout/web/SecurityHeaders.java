package tryout.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;

/** What every answer says to the browser about itself. */
final class SecurityHeaders {
  private static final int NONCE_BYTES = 18;
  private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  private final SecureRandom random = new SecureRandom();
  private final boolean hsts;

  SecurityHeaders(WebSettings settings) {
    this.hsts = settings.secure() && !settings.loopback();
  }

  /** For everything; {@link #page} replaces the policy where a page is served. */
  void apply(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Content-Security-Policy", NO_PAGE);
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), display-capture=()");
    if (hsts) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    context.next();
  }

  /** The policy of one page, and the number that its own scripts and styles must name. */
  String page(MultiMap headers) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().encodeToString(bytes);
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'nonce-" + nonce + "' 'strict-dynamic'; style-src 'nonce-" + nonce
            + "'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'");
    headers.set("Cache-Control", "no-store");
    return nonce;
  }
}
