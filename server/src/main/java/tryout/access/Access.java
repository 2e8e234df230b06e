package tryout.access;

import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tryout.db.Database;
import tryout.web.Api;
import tryout.web.SameOrigin;

/** Everything that decides who may come in, put together. */
public final class Access implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final long SWEEP_MINUTES = 60;

  private final AccessSettings settings;
  private final AccountStore accounts = new AccountStore();
  private final Audit audit;
  private final Revocations revocations;
  private final Sessions sessions;
  private final PasswordHashes passwords = new PasswordHashes();
  private final SignIn signIn;
  private final Invitations invitations;
  private final RoomTokens roomTokens;
  private final PersonalTokens tokens;
  private final Gate gate;
  private final SessionRoutes sessionRoutes;
  private final AccountRoutes accountRoutes;
  private final TokenRoutes tokenRoutes;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("session-sweep").factory());

  /** Reads the signing keys, or makes them: blocks for a moment. */
  public Access(Vertx vertx, Database database, AccessSettings settings, SameOrigin sameOrigin, InstantSource clock) {
    this.settings = settings;
    Tokens signed = new Tokens(vertx, SigningKeys.of(settings.keys(), clock), settings.issuer(), clock);
    audit = new Audit(clock);
    revocations = new Revocations(clock);
    tokens = new PersonalTokens(database, audit, clock);
    sessions = new Sessions(database, signed, audit, revocations, clock, settings);
    signIn = new SignIn(database, accounts, sessions, passwords, audit, clock);
    invitations = new Invitations(database, sessions, audit, revocations, clock, settings.invitation());
    roomTokens = new RoomTokens(signed, revocations, clock, settings.accessToken());
    gate = new Gate(sessions, tokens, sameOrigin);
    sessionRoutes = new SessionRoutes(database, accounts, sessions, signIn, audit, revocations, gate, settings);
    accountRoutes = new AccountRoutes(database, accounts, signIn, audit, revocations, settings);
    tokenRoutes = new TokenRoutes(database, accounts, signIn, tokens);
    var _ = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      LOG.debug("sessions={} tokens={} over and deleted", sessions.sweep(), tokens.sweep());
    } catch (RuntimeException failure) {
      LOG.warn("sessions could not be swept: {}", failure.toString());
    }
  }

  /** Opens this slice's own doors. */
  public void open(Api api) {
    gate.open(api, Route.READ_CONTRACT, call -> api.contract().reply());
    sessionRoutes.open(api);
    accountRoutes.open(api, gate);
    tokenRoutes.open(api, gate);
  }

  public Gate gate() {
    return gate;
  }

  public RoomTokens roomTokens() {
    return roomTokens;
  }

  public Revocations revocations() {
    return revocations;
  }

  public Audit audit() {
    return audit;
  }

  public AccountStore accounts() {
    return accounts;
  }

  public Sessions sessions() {
    return sessions;
  }

  public SignIn signIn() {
    return signIn;
  }

  public Invitations invitations() {
    return invitations;
  }

  public SessionRoutes sessionRoutes() {
    return sessionRoutes;
  }

  public AccessSettings settings() {
    return settings;
  }

  /** The address to show at the terminal while no administrator can sign in. */
  public Optional<String> firstAddress() {
    return signIn.firstLink().map(link -> settings.issuer() + "/first#" + link.secret());
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    passwords.close();
  }
}
