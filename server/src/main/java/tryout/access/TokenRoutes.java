package tryout.access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tryout.access.PersonalTokens.Scope;
import tryout.access.PersonalTokens.Token;
import tryout.db.Database;
import tryout.web.Api;
import tryout.web.Call;
import tryout.web.Fields;
import tryout.web.Listing;
import tryout.web.Reply;

/** One's own tokens for scripts. */
final class TokenRoutes {
  private static final int MOST_DAYS = 365;

  private final Database database;
  private final AccountStore accounts;
  private final SignIn signIn;
  private final PersonalTokens tokens;

  TokenRoutes(Database database, AccountStore accounts, SignIn signIn, PersonalTokens tokens) {
    this.database = database;
    this.accounts = accounts;
    this.signIn = signIn;
    this.tokens = tokens;
  }

  void open(Api api, Gate gate) {
    gate.open(api, Route.LIST_TOKENS, this::list);
    gate.open(api, Route.MAKE_TOKEN, this::make);
    gate.open(api, Route.REVOKE_TOKEN, this::revoke);
  }

  private Reply list(Call call) {
    UUID person = Caller.person(call).id();
    Listing listing = Listing.of(call);
    List<Token> found = database.inTransaction(sql -> tokens.list(sql, person, listing.after(), listing.fetch()));
    return listing.reply(found, Token::id, Token::toJson);
  }

  /** A token is another way in for as long as a year, so the password is asked for again. */
  private Reply make(Call call) {
    UUID person = Caller.person(call).id();
    Fields body = call.body();
    String name = body.line("name");
    Scope scope = body.word("scope", Scope::of);
    LocalDate last = last(body);
    String current = body.text("currentPassword");
    body.end();
    Account account = database.inTransaction(sql -> accounts.byId(sql, person)).orElseThrow(Sessions::notSignedIn);
    signIn.confirm(account, current, call.address());
    return Reply.created(database.inTransaction(sql -> Idempotency.once(sql, call, person, tokens.now(),
        () -> tokens.make(sql, person, name, Objects.requireNonNull(scope), last))));
  }

  private LocalDate last(Fields body) {
    LocalDate today = tokens.today();
    try {
      LocalDate last = LocalDate.parse(body.line("endsOn"));
      if (!last.isBefore(today) && !last.isAfter(today.plusDays(MOST_DAYS))) {
        return last;
      }
    } catch (DateTimeException e) {
      // Told below, as a day that is too far away is.
    }
    body.wrong("endsOn", "A day from today to %s.".formatted(today.plusDays(MOST_DAYS)));
    return today;
  }

  private Reply revoke(Call call) {
    UUID person = Caller.person(call).id();
    UUID id = call.id("token");
    database.inTransaction(sql -> {
      tokens.revoke(sql, person, id);
      return id;
    });
    return Reply.nothing();
  }
}
