package tryout.db;

import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import tryout.fault.CannotStart;

/**
 * One role's way into one database, as both drivers want it: Vert.x for serving, JDBC for what happens at boot.
 *
 * @param query further parameters such as {@code sslmode=verify-full}, or empty
 */
record Connections(String host, int port, String database, String user, String password, String query) {
  private static final int DEFAULT_PORT = 5432;
  private static final String LOOPBACK = "127.0.0.1";

  static Connections loopback(int port, String database, String user, String password) {
    return new Connections(LOOPBACK, port, database, user, password, "");
  }

  /** @throws CannotStart if the address is no PostgreSQL address, or leaves the machine without a checked TLS */
  static Connections parse(String name, String url) {
    URI uri = uri(name, url);
    String[] who = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    String path = uri.getPath();
    if (uri.getHost() == null || who.length < 2 || path == null || path.length() < 2) {
      throw malformed(name);
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    boolean local = uri.getHost().equals(LOOPBACK) || uri.getHost().equals("localhost");
    if (!local && !query.contains("sslmode=verify-full")) {
      throw new CannotStart(
          name + " leaves this machine without a checked TLS connection: add ?sslmode=verify-full&sslrootcert=….");
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new Connections(uri.getHost(), port, path.substring(1), decode(who[0]), decode(who[1]), query);
  }

  private static URI uri(String name, String url) {
    try {
      URI uri = URI.create(url);
      if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
        return uri;
      }
      throw malformed(name);
    } catch (IllegalArgumentException e) {
      throw malformed(name);
    }
  }

  private static CannotStart malformed(String name) {
    return new CannotStart(name + " is not of the form postgresql://user:password@host:port/database.");
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  PgConnectOptions forVertx() {
    PgConnectOptions options =
        query.isEmpty()
            ? new PgConnectOptions()
            : PgConnectOptions.fromUri("postgresql://" + host + ":" + port + "/" + database + "?" + query);
    return options.setHost(host).setPort(port).setDatabase(database).setUser(user).setPassword(password);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database + (query.isEmpty() ? "" : "?" + query);
  }

  Connection jdbc() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  /** @throws CannotStart naming the setting that leads nowhere */
  void assertReachable(String name) {
    try {
      jdbc().close();
    } catch (SQLException e) {
      throw new CannotStart(
          "PostgreSQL at " + host + ":" + port + "/" + database + " cannot be reached as " + user + " (" + oneLine(e)
              + "): start it, or correct " + name + ".",
          e);
    }
  }

  /** The first line of what went wrong, without its full stop: drivers and tools add tables below it. */
  static String oneLine(Exception failure) {
    String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  Connections to(String otherDatabase) {
    return new Connections(host, port, otherDatabase, user, password, query);
  }

  @Override
  public String toString() {
    return "Connections[" + user + "@" + host + ":" + port + "/" + database + "]";
  }
}
