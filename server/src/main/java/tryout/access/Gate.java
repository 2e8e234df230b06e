package tryout.access;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tryout.fault.Code;
import tryout.fault.Refused;
import tryout.web.Call;
import tryout.web.Guard;
import tryout.web.SameOrigin;

/** The guards that doors can name. */
public final class Gate {
  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final SameOrigin sameOrigin;

  Gate(Sessions sessions, SameOrigin sameOrigin) {
    this.sessions = sessions;
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

  /** Anybody, for reading what is public. */
  public Guard anyone() {
    return new Rule("anyone", call -> true);
  }

  /** A page of ours, whoever sits before it: for what rests on a cookie or a secret, and so could be forged. */
  public Guard ownPage() {
    return new Rule(
        "own page", call -> call.header("Tryout-Request").equals(Optional.of("1")) && call.sameOrigin(sameOrigin));
  }

  /** Anybody signed in, guests too. */
  public Guard signedIn() {
    return new Rule("signed in", call -> identify(call) != null);
  }

  /** Anybody with an account. */
  public Guard person() {
    return new Rule("person", call -> identify(call) instanceof Caller.Person);
  }

  /** Somebody with an account and at least one of these roles. */
  public Guard roles(HouseRole... roles) {
    Set<HouseRole> any = Set.of(roles);
    return new Rule(
        "roles " + any.stream().sorted().map(HouseRole::slug).toList(),
        call -> identify(call) instanceof Caller.Person person && person.roles().stream().anyMatch(any::contains));
  }

  /** Whoever calls with an access token; empty without one. Refused when it is not valid. */
  Optional<Caller> caller(Call call) {
    return call.header("Authorization")
        .filter(header -> header.startsWith(BEARER))
        .map(header -> sessions.caller(header.substring(BEARER.length())));
  }

  private Caller identify(Call call) {
    Caller caller = caller(call).orElseThrow(Sessions::notSignedIn);
    call.attach(Caller.class, caller);
    return caller;
  }
}
