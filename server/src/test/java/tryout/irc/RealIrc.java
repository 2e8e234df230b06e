package tryout.irc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import tryout.Patience;

/**
 * A real IRC network on this machine: InspIRCd over TLS, and Atheme's services, which know an account. Both are processes of
 * their own and keep what they have in one folder.
 */
public final class RealIrc implements AutoCloseable {
  public static final String PASSWORD = "a:word/of@its-own%";
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/inspircd"), Path.of("/usr/bin/atheme-services"));
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path folder;
  private final int port;
  private final int services;
  private final Certificate certificate;
  private final List<Process> processes = new ArrayList<>();
  private boolean registered;

  /** Prepares one, which {@link #begin} starts. */
  public RealIrc() {
    if (!PROGRAMS.stream().allMatch(Files::isExecutable)) {
      throw new IllegalStateException("No IRC server to try with: apt-get install inspircd atheme-services");
    }
    try (ServerSocket clients = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); ServerSocket servers = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      folder = Files.createTempDirectory("tryout-irc");
      port = clients.getLocalPort();
      services = servers.getLocalPort();
      certificate = certify();
      Files.writeString(folder.resolve("inspircd.conf"), inspircd());
      Files.writeString(folder.resolve("atheme.conf"), atheme());
      handOver();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Neither of them wants to be root. */
  private void handOver() throws IOException {
    if (ROOT) {
      var nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.toList()) {
          Files.setOwner(one, nobody);
        }
      }
    }
  }

  /** Its key and a certificate that says it is {@code localhost}, and nothing of an address. */
  private Certificate certify() throws IOException, GeneralSecurityException {
    Path store = folder.resolve("key.p12");
    run(List.of(System.getProperty("java.home") + "/bin/keytool", "-genkeypair", "-keyalg", "RSA", "-keysize", "2048", "-alias", "irc", "-dname", "CN=localhost",
        "-ext", "SAN=dns:localhost", "-validity", "2", "-keystore", store.toString(), "-storepass", "changeit"), "keytool");
    if (!Patience.within(SOON, () -> !processes.getLast().isAlive())) {
      throw new IllegalStateException("keytool does not end");
    }
    processes.clear();
    KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", keys.getKey("irc", "changeit".toCharArray()).getEncoded()));
    Files.writeString(folder.resolve("cert.pem"), pem("CERTIFICATE", keys.getCertificate("irc").getEncoded()));
    return keys.getCertificate("irc");
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
  }

  /** Who is signed in and speaks too much is sent away; a bystander, of whom tests ask a lot, may. */
  private String inspircd() {
    return """
        <server name="irc.test" description="test" network="Test" id="1AA">
        <admin name="nobody" nick="nobody" email="nobody@example.org">
        <path configdir="FOLDER" datadir="FOLDER" logdir="FOLDER" moduledir="/usr/lib/inspircd/modules">
        <module name="ssl_gnutls">
        <module name="cap">
        <module name="sasl">
        <module name="services_account">
        <module name="spanningtree">
        <sslprofile name="own" provider="gnutls" certfile="FOLDER/cert.pem" keyfile="FOLDER/key.pem">
        <bind address="127.0.0.1" port="CLIENTS" type="clients" sslprofile="own">
        <bind address="127.0.0.1" port="SERVICES" type="servers">
        <connect name="known" allow="*" requireaccount="yes" timeout="20" pingfreq="60" localmax="50" globalmax="50" resolvehostnames="no" useident="no" fakelag="no" modes="">
        <connect name="all" allow="*" timeout="20" pingfreq="60" localmax="50" globalmax="50" resolvehostnames="no" useident="no" fakelag="no" threshold="200" modes="">
        <link name="services.test" ipaddr="127.0.0.1" port="SERVICES" allowmask="127.0.0.1" sendpass="link" recvpass="link">
        <uline server="services.test" silent="yes">
        <sasl target="services.test">
        <log method="file" type="* -USERINPUT -USEROUTPUT" level="default" target="FOLDER/inspircd.log">
        """.replace("FOLDER", folder.toString()).replace("CLIENTS", String.valueOf(port)).replace("SERVICES", String.valueOf(services));
  }

  private String atheme() {
    return """
        loadmodule "modules/protocol/inspircd";
        loadmodule "modules/backend/opensex";
        loadmodule "modules/nickserv/main";
        loadmodule "modules/nickserv/register";
        loadmodule "modules/saslserv/main";
        loadmodule "modules/saslserv/plain";
        serverinfo { name = "services.test"; desc = "Services"; numeric = "00A"; recontime = 1; netname = "Test"; adminname = "nobody";
          adminemail = "nobody@example.org"; registeremail = "nobody@example.org"; auth = none; casemapping = rfc1459; };
        uplink "irc.test" { host = "127.0.0.1"; port = SERVICES; send_password = "link"; receive_password = "link"; };
        nickserv { nick = "NickServ"; user = "NickServ"; host = "services.test"; real = "Accounts"; };
        saslserv { nick = "SaslServ"; user = "SaslServ"; host = "services.test"; real = "Sign-in"; };
        general { commit_interval = 5; };
        """.replace("SERVICES", String.valueOf(services));
  }

  /** Starts it, at first or again; its services know an account {@code tryout}. */
  public void begin() {
    run(List.of("/usr/sbin/inspircd", "--nofork", "--nopid", "--config", folder.resolve("inspircd.conf").toString()), "inspircd");
    until("the server answers", this::answers);
    run(List.of("/usr/bin/atheme-services", "-n", "-c", folder.resolve("atheme.conf").toString(), "-D", folder.toString(),
        "-l", folder.resolve("atheme.log").toString(), "-p", folder.resolve("atheme.pid").toString()), "atheme");
    try (Bystander newcomer = new Bystander(this, "tryout")) {
      until("the services answer", () -> newcomer.asks("CAP LS 302").stream().anyMatch(line -> line.contains("sasl=PLAIN")));
      if (!registered) {
        newcomer.send("PRIVMSG NickServ :REGISTER " + PASSWORD + " tryout@example.org");
        newcomer.await("is now registered");
        registered = true;
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private void until(String what, BooleanSupplier holds) {
    if (!Patience.within(SOON, holds)) {
      throw new IllegalStateException("not so: " + what + ". " + said("inspircd") + said("atheme"));
    }
  }

  private String said(String name) {
    try {
      return Files.readString(folder.resolve(name + ".said"));
    } catch (IOException e) {
      return "";
    }
  }

  private void run(List<String> command, String name) {
    List<String> words = new ArrayList<>(ROOT && !name.equals("keytool") ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups") : List.of());
    words.addAll(command);
    try {
      processes.add(new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(name + ".said").toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it: its services first, which write down whom they know. */
  public void stop() {
    for (Process process : processes.reversed()) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    processes.clear();
  }

  int port() {
    return port;
  }

  public Certificate certificate() {
    return certificate;
  }

  /** What an administrator writes down for it. */
  public String address(String channels) {
    return "ircs://tryout:" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "@localhost:" + port + "/" + channels;
  }

  public IrcSettings settings(String channels) {
    return IrcSettings.of(address(channels), "", List.of(certificate)).orElseThrow();
  }

  @Override
  public void close() {
    stop();
  }
}
