package tryout.access;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long what lets people in is good for.
 *
 * @param keys the file with the signing keys, mode 0600; made when it is not there
 * @param issuer the public origin, which every token names
 * @param accessToken at most 10 minutes
 * @param session from sign-in to the next one, however often it was renewed
 * @param signInLink of a link that signs somebody in once
 * @param welcomeLink of the first such link of a new person
 * @param invitation of a link into a room
 * @param signUp whether anybody may make an account of their own, which has no role
 */
public record AccessSettings(
    Path keys,
    String issuer,
    Duration accessToken,
    Duration session,
    Duration signInLink,
    Duration welcomeLink,
    Duration invitation,
    boolean signUp) {
  /** The lifetimes that serve unless configured otherwise. */
  public static AccessSettings of(Path home, String issuer) {
    return new AccessSettings(
        home.resolve("token-keys"),
        issuer,
        Duration.ofMinutes(10),
        Duration.ofHours(12),
        Duration.ofMinutes(15),
        Duration.ofHours(72),
        Duration.ofDays(14),
        true);
  }
}
