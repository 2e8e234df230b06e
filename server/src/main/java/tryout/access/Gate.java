package tryout.access;

import java.util.Optional;
import java.util.function.Predicate;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Guard;
import tryout.web.SameOrigin;

/** Stands at every door, and asks the table of routes. */
public final class Gate {
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final PersonalTokens tokens;
  private final SameOrigin sameOrigin;

  Gate(Sessions sessions, PersonalTokens tokens, SameOrigin sameOrigin) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.sameOrigin = sameOrigin;
  }

  private record Rule(String name, Predicate<Call> test) implements Guard {
    @Override
    public void admit(Call call) {
      if (!test.test(call)) {
        throw new Refused(Code.NOT_ALLOWED, "You may not do this here.");
      }
    }
  }

  /** Opens the door of a route, with the guard that its row in the table asks for. */
  public void open(Api api, Route route, Api.Work work) {
    open(api, route, Api.SMALL_BODY, work);
  }

  public void open(Api api, Route route, int maxBodyBytes, Api.Work work) {
    api.door(route.method(), route.path(), guard(route), maxBodyBytes, work);
  }

  /** What the row of a route comes to before anything is read. Seats are looked at where the interview is. */
  Guard guard(Route route) {
    return switch (route.entry()) {
      case ANYONE -> new Rule(route.name(), call -> true);
      case OWN_PAGE -> new Rule(route.name(), this::fromOwnPage);
      case SIGNED_IN -> new Rule(route.name(), call -> admits(route, identify(route, call), call));
    };
  }

  private boolean fromOwnPage(Call call) {
    return call.header("Tryout-Request").equals(Optional.of("1")) && call.sameOrigin(sameOrigin);
  }

  /** A guest of another room is told what a stranger is told: that there is no such interview. */
  private static boolean admits(Route route, Caller caller, Call call) {
    if (caller instanceof Caller.Guest guest) {
      if (route.ofInterview() && !guest.room().equals(call.id("interview"))) {
        throw new Refused(Code.NOT_FOUND, "There is no such interview.");
      }
      return route.permits(guest.standings());
    }
    // Whether they have a seat is looked up behind the door; only accounts can have one.
    return caller instanceof Caller.Person && route.bySeat() || route.permits(caller.standings());
  }

  /** Whoever calls a door of everybody's, by a session or by a personal token; empty without one. Refused when it is not valid. */
  public Optional<Caller> caller(Call call) {
    return bearer(call).map(shown -> shown.startsWith(PersonalTokens.PREFIX) ? tokens.shown(shown).person() : sessions.caller(shown));
  }

  /** Whose session the call belongs to; empty without one. Refused when it is not valid, as a personal token is not. */
  Optional<Caller> session(Call call) {
    return bearer(call).map(sessions::caller);
  }

  private static Optional<String> bearer(Call call) {
    return call.header("Authorization").filter(header -> header.startsWith(BEARER)).map(header -> header.substring(BEARER.length()));
  }

  private Caller identify(Route route, Call call) {
    String shown = bearer(call).orElseThrow(Sessions::notSignedIn);
    Caller caller = shown.startsWith(PersonalTokens.PREFIX) ? byToken(route, shown) : sessions.caller(shown);
    call.attach(Caller.class, caller);
    return caller;
  }

  private Caller byToken(Route route, String shown) {
    PersonalTokens.Shown token = tokens.shown(shown);
    if (!token.scope().opens(route)) {
      throw new Refused(Code.NOT_ALLOWED, route.byToken() ? "This token may only read." : "No token opens this: sign in.");
    }
    return token.person();
  }
}
