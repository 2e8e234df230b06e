package tryout.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tryout.access.Sessions.Opened;
import tryout.access.SignIn.SignedIn;
import tryout.db.Database;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.room.Role;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Reply;

/** Signing in, staying signed in, signing out. The refresh token travels in a cookie only, and only to these doors. */
public final class SessionRoutes {
  private final Database database;
  private final AccountStore accounts;
  private final Sessions sessions;
  private final SignIn signIn;
  private final Audit audit;
  private final Revocations revocations;
  private final Duration life;
  private final boolean signUp;
  private final Gate gate;

  SessionRoutes(
      Database database,
      AccountStore accounts,
      Sessions sessions,
      SignIn signIn,
      Audit audit,
      Revocations revocations,
      Gate gate,
      AccessSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.signIn = signIn;
    this.audit = audit;
    this.revocations = revocations;
    this.gate = gate;
    this.life = settings.session();
    this.signUp = settings.signUp();
  }

  void open(Api api) {
    gate.open(api, Route.SIGN_IN, this::signIn);
    gate.open(api, Route.SIGN_UP, this::signUp);
    gate.open(api, Route.RENEW, this::refresh);
    gate.open(api, Route.SIGN_OUT, this::signOut);
  }

  private Reply signIn(Call call) {
    Fields body = call.body();
    SignedIn in;
    if (body.has("link")) {
      String link = body.text("link");
      body.end();
      in = signIn.byLink(link, call.address());
    } else {
      String mail = body.line("mail");
      String password = body.text("password");
      body.end();
      in = signIn.byPassword(mail, password, call.address());
    }
    return carry(Reply.created(answer(in.opened()).put("person", in.account().toJson())), SessionKind.PERSON, in.opened());
  }

  private Reply signUp(Call call) {
    Fields body = call.body();
    String name = body.line("name");
    String mail = body.line("mail");
    String password = body.text("password");
    String objection = signIn.passwords().objection(password, name, mail);
    if (!objection.isEmpty()) {
      body.wrong("password", objection);
    }
    body.end();
    if (!signUp) {
      throw new Refused(Code.NOT_ALLOWED, "On this server a coordinator makes the accounts: ask one for yours.");
    }
    SignedIn in = signIn.byNewAccount(name, mail, password, call.address());
    return carry(Reply.created(answer(in.opened()).put("person", in.account().toJson())), SessionKind.PERSON, in.opened());
  }

  /** Whoever never signed in has nothing to renew: that is an answer and not a failure. */
  private Reply refresh(Call call) {
    Fields body = call.body();
    @Nullable SessionKind kind = body.word("as", SessionKind::of);
    body.end();
    SessionKind asked = Objects.requireNonNull(kind);
    Optional<String> cookie = call.cookie(asked.cookie());
    if (cookie.isEmpty()) {
      return Reply.nothing();
    }
    Opened opened = sessions.renew(cookie.get(), asked);
    Caller caller = sessions.caller(opened.accessToken());
    JsonObject answer = answer(opened);
    switch (caller) {
      case Caller.Guest in -> answer.put("guest", guest(in.room(), in.name(), in.role()));
      case Caller.Person in -> answer.put("person", account(in.id()).toJson());
      case Caller.Learner in -> answer.put("learner", learner(in.expiresAt()));
    }
    return carry(Reply.ok(answer), asked, opened);
  }

  private Account account(UUID id) {
    return database.inTransaction(sql -> accounts.byId(sql, id)).orElseThrow(Sessions::notSignedIn);
  }

  /** Ends the session of the access token, where one was sent; else that of the cookie. Clears the one cookie. */
  private Reply signOut(Call call) {
    Optional<Caller> caller = gate.session(call);
    String name = caller.map(SessionKind::of).orElseGet(() -> SessionKind.sentBy(call)).cookie();
    List<UUID> ended =
        database.inTransaction(
            sql -> {
              Optional<UUID> session =
                  caller.map(Caller::session).or(() -> call.cookie(name).flatMap(refresh -> sessions.sessionOf(sql, refresh)));
              List<UUID> over = session.map(id -> sessions.end(sql, id)).orElse(List.of());
              for (UUID id : over) {
                audit.write(sql, id.toString(), "signed-out", id.toString(), new JsonObject());
              }
              return over;
            });
    ended.forEach(revocations::sessionEnded);
    return Reply.nothing().with("Clear-Site-Data", "\"cache\"").with(cookie(name, "", Duration.ZERO));
  }

  static JsonObject answer(Opened opened) {
    return new JsonObject()
        .put("accessToken", opened.accessToken())
        .put("expiresAt", opened.expiresAt().toString());
  }

  private static JsonObject guest(UUID room, String name, Role role) {
    return new JsonObject().put("room", room.toString()).put("name", name).put("role", role.slug());
  }

  private static JsonObject learner(Instant keptUntil) {
    return new JsonObject().put("keptUntil", keptUntil.toString());
  }

  /** A new learner; the caller has looked whether there may be one more. */
  public Reply begin() {
    Opened opened = database.inTransaction(sessions::openLearner);
    Instant until = sessions.caller(opened.accessToken()).expiresAt();
    return carry(Reply.created(answer(opened).put("learner", learner(until))), SessionKind.LEARNER, opened);
  }

  /** The answer to a guest who came in by an invitation. */
  public Reply welcome(Invitations.Redeemed in) {
    JsonObject answer =
        answer(in.opened())
            .put("guest", guest(in.invitation().room(), in.invitation().name(), in.invitation().role()));
    return carry(Reply.created(answer), SessionKind.GUEST, in.opened());
  }

  private Reply carry(Reply reply, SessionKind kind, Opened opened) {
    String refresh = opened.refresh();
    Duration kept = kind == SessionKind.LEARNER ? Sessions.LEARNER : life;
    return refresh == null ? reply : reply.with(cookie(kind.cookie(), refresh, kept));
  }

  private static Cookie cookie(String name, String value, Duration life) {
    return Cookie.cookie(name, value)
        .setPath("/")
        .setSecure(true)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(life.toSeconds());
  }
}
