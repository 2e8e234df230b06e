package tryout.irc;

import java.io.IOException;

/** The network does not know our account by that password, or has no way to be told it. */
final class LoginRefused extends IOException {
  LoginRefused(String reason) {
    super(reason);
  }
}
