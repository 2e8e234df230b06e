package tryout.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tryout.web.Call;

/** Whose a session is. One browser may have one of each, so each has a cookie of its own. */
public enum SessionKind {
  /** Of somebody with an account. */
  PERSON("__Host-session"),
  /** Of somebody who came by an invitation. */
  GUEST("__Host-guest"),
  /** Of somebody who practises without an account. */
  LEARNER("__Host-practice");

  private final String cookie;

  SessionKind(String cookie) {
    this.cookie = cookie;
  }

  String cookie() {
    return cookie;
  }

  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SessionKind> of(String slug) {
    return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }

  static SessionKind of(Caller caller) {
    return switch (caller) {
      case Caller.Person person -> PERSON;
      case Caller.Guest guest -> GUEST;
      case Caller.Learner learner -> LEARNER;
    };
  }

  /** The first for which the browser sent a cookie. */
  static SessionKind sentBy(Call call) {
    return Stream.of(values()).filter(kind -> call.cookie(kind.cookie).isPresent()).findFirst().orElse(PERSON);
  }
}
