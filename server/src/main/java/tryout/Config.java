package tryout;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tryout.access.AccessSettings;
import tryout.db.DatabaseSettings;
import tryout.db.SecretFile;
import tryout.fault.CannotStart;
import tryout.hook.HookSettings;
import tryout.irc.IrcSettings;
import tryout.post.MailSettings;
import tryout.practice.Openness;
import tryout.web.WebSettings;

/**
 * The whole configuration. Each part is declared beside its user; here it is read, from environment variables {@code
 * TRYOUT_…} and, where {@code TRYOUT_CONFIG} names one, from a properties file with the same names. The environment wins.
 *
 * @param home the data folder
 * @param exercises a further folder of exercise packages
 * @param mail the relay for what people are told of
 * @param irc where is announced what anybody may know
 * @param hooks where webhooks may lead
 * @param practice who may practise
 * @param backupDays for how many days backups are kept, as people are told who have something erased
 * @param speed how many times the usual speed pages may speak and join with
 * @param sample whether everything here is made up, which the pages say
 */
record Config(
    Path home,
    Optional<Path> exercises,
    DatabaseSettings database,
    WebSettings web,
    AccessSettings access,
    Optional<MailSettings> mail,
    Optional<IrcSettings> irc,
    HookSettings hooks,
    Openness practice,
    int backupDays,
    int speed,
    boolean sample) {
  private static final int PORT = 8080;
  private static final int MANAGEMENT_PORT = 8081;
  private static final int BACKUP_DAYS = 30;
  private static final String FILE = "TRYOUT_CONFIG";

  /** @throws CannotStart with all mistakes at once */
  static Config read(Map<String, String> environment) {
    Variables variables = new Variables(withFile(environment));
    Config config = read(variables);
    List<String> mistakes = variables.mistakes();
    if (!mistakes.isEmpty()) {
      throw new CannotStart("The configuration is wrong. " + String.join(" ", mistakes));
    }
    return config;
  }

  static Config read(Variables variables) {
    variables.path(FILE, "");
    Path home = variables.path("TRYOUT_HOME", "~/.local/share/tryout, for root /var/lib/tryout").orElseGet(Config::defaultHome);
    Optional<Path> exercises = variables.path("TRYOUT_EXERCISES", "");
    WebSettings web = web(variables);
    return new Config(
        home, exercises, database(variables, home), web, access(variables, home, web.origin()), mail(variables), irc(variables),
        HookSettings.of(variables.list("TRYOUT_WEBHOOK_HOSTS")), practice(variables),
        variables.number("TRYOUT_BACKUP_DAYS", 0, 3_650, BACKUP_DAYS), speed(variables), false);
  }

  /** The same server for people who look around: on another data folder, with a database of its own below it. */
  Config forDemo(Path other) {
    return new Config(
        other,
        exercises,
        DatabaseSettings.embedded(other),
        web,
        new AccessSettings(
            other.resolve(access.keys().getFileName()),
            access.issuer(),
            access.accessToken(),
            access.session(),
            Duration.ofHours(24),
            access.welcomeLink(),
            access.invitation(),
            access.signUp()),
        Optional.empty(),
        Optional.empty(),
        hooks,
        practice,
        backupDays,
        speed,
        true);
  }

  /** The same server, which goes on with a database that may lose what it was given. */
  Config allowUnsafe() {
    return new Config(home, exercises, database.allowUnsafe(), web, access, mail, irc, hooks, practice, backupDays, speed, sample);
  }

  private static Optional<MailSettings> mail(Variables variables) {
    String from = variables.text("TRYOUT_MAIL_FROM", "");
    return variables.optional("TRYOUT_SMTP", address -> MailSettings.of(address, from).filter(settings -> from.contains("@")),
        "smtp:// or smtps:// with the relay's name, perhaps user:password@ before it, and TRYOUT_MAIL_FROM with the address that mail comes from");
  }

  private static Optional<IrcSettings> irc(Variables variables) {
    String account = variables.text("TRYOUT_IRC_ACCOUNT", "");
    List<Certificate> trusted = variables
        .optional("TRYOUT_IRC_TRUST", IrcSettings::certificates, "the absolute path of a PEM file that can be read and holds a certificate").orElse(List.of());
    return variables.optional("TRYOUT_IRC", address -> IrcSettings.of(address, account, trusted),
        "of the form ircs://nick:password@host/#channel, with further channels between commas and %2F and the like for what an address may not hold");
  }

  private static Openness practice(Variables variables) {
    return variables.word("TRYOUT_PRACTICE", Openness.EVERYBODY, Openness::slug, Openness::of, "everybody, accounts, nobody");
  }

  private static int speed(Variables variables) {
    return variables.number("TRYOUT_SPEED", 1, 1_000, 1);
  }

  private static WebSettings web(Variables variables) {
    int port = variables.number("TRYOUT_PORT", 0, 65_535, PORT);
    String bind = variables.text("TRYOUT_BIND", "127.0.0.1");
    URI url = url(variables, variables.text("TRYOUT_URL", "http://localhost:" + port));
    int managementPort = variables.number("TRYOUT_MANAGEMENT_PORT", 0, 65_535, MANAGEMENT_PORT);
    Optional<Path> cert = variables.path("TRYOUT_TLS_CERT", "");
    Optional<Path> key = variables.path("TRYOUT_TLS_KEY", "");
    List<String> proxies = variables.list("TRYOUT_TRUSTED_PROXIES");
    WebSettings web =
        new WebSettings(url, bind, port, managementPort, cert, key, proxies, variables.path("TRYOUT_WEBROOT", ""));
    tls(variables, web);
    return web;
  }

  private static void tls(Variables variables, WebSettings web) {
    if (web.tlsCert().isPresent() != web.tlsKey().isPresent()) {
      variables.mistake("TRYOUT_TLS_CERT and TRYOUT_TLS_KEY are given together.");
    }
    readable(variables, "TRYOUT_TLS_CERT", web.tlsCert());
    readable(variables, "TRYOUT_TLS_KEY", web.tlsKey());
    web.tlsKey().filter(Files::exists).ifPresent(SecretFile::read);
    if (!web.secure() && !web.loopback()) {
      variables.mistake("TRYOUT_URL must be https beyond this machine: sign-in and rooms need a protected line.");
    }
    if (web.secure() && web.tlsCert().isEmpty() && web.trustedProxies().isEmpty()) {
      variables.mistake(
          "TRYOUT_URL is https: give TRYOUT_TLS_CERT and TRYOUT_TLS_KEY, or name the proxy before this server in TRYOUT_TRUSTED_PROXIES.");
    }
    if (!web.secure() && web.tlsCert().isPresent()) {
      variables.mistake("TRYOUT_TLS_CERT is given, so TRYOUT_URL must be https.");
    }
  }

  private static void readable(Variables variables, String name, Optional<Path> file) {
    file.filter(path -> !Files.isReadable(path))
        .ifPresent(path -> variables.mistake(name + " names " + path + ", which cannot be read."));
  }

  private static URI url(Variables variables, String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean scheme = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare = url.getHost() != null && "".equals(url.getPath()) && url.getQuery() == null && url.getFragment() == null;
      if (scheme && bare && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Told below, with all that is no origin.
    }
    variables.mistake("TRYOUT_URL is not of the form https://host or https://host:port.");
    return URI.create("http://localhost");
  }

  private static DatabaseSettings database(Variables variables, Path home) {
    return new DatabaseSettings(
        home,
        variables.optionalText("TRYOUT_DB_URL"),
        variables.optionalText("TRYOUT_DB_OWNER_URL"),
        variables.number("TRYOUT_DB_POOL", 1, 100, DatabaseSettings.POOL_SIZE),
        variables.size("TRYOUT_DISK_LOW", DatabaseSettings.DISK_LOW),
        variables.size("TRYOUT_DISK_FULL", DatabaseSettings.DISK_FULL),
        false);
  }

  /** Who may make an account of their own. */
  private enum SignUp {
    EVERYBODY,
    NOBODY;

    String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SignUp> of(String slug) {
      return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
  }

  private static AccessSettings access(Variables variables, Path home, String origin) {
    AccessSettings usual = AccessSettings.of(home, origin);
    Duration minute = Duration.ofMinutes(1);
    return new AccessSettings(
        usual.keys(),
        origin,
        variables.duration("TRYOUT_ACCESS_TOKEN", minute, usual.accessToken(), usual.accessToken()),
        variables.duration("TRYOUT_SESSION", Duration.ofMinutes(10), usual.session(), usual.session()),
        variables.duration("TRYOUT_SIGN_IN_LINK", minute, Duration.ofHours(24), usual.signInLink()),
        variables.duration("TRYOUT_WELCOME_LINK", minute, Duration.ofDays(14), usual.welcomeLink()),
        variables.duration("TRYOUT_INVITATION", Duration.ofHours(1), Duration.ofDays(60), usual.invitation()),
        variables.word("TRYOUT_SIGN_UP", SignUp.EVERYBODY, SignUp::slug, SignUp::of, "everybody, nobody") == SignUp.EVERYBODY);
  }

  private static Path defaultHome() {
    String user = System.getProperty("user.name", "");
    return "root".equals(user)
        ? Path.of("/var/lib/tryout")
        : Path.of(System.getProperty("user.home", "/")).resolve(".local/share/tryout");
  }

  /** The file can hold passwords of the database, so nobody else may read it. */
  private static Map<String, String> withFile(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    String file = environment.get(FILE);
    if (file != null && !file.isBlank()) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(SecretFile.read(Path.of(file))));
      } catch (IOException | IllegalArgumentException e) {
        throw new CannotStart("The file " + file + " named by " + FILE + " is not a properties file.", e);
      }
      properties.forEach((name, value) -> all.put((String) name, (String) value));
    }
    all.putAll(environment);
    return all;
  }
}
